//! Truths about the repository itself.

use std::fs;
use std::path::{Path, PathBuf};

use pretty_assertions::assert_eq;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All Rust files below a folder, sorted.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The modules of `lib.rs` in the order of the flow.
fn modules() -> Vec<String> {
    let lib = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).map(str::to_owned).collect()
}

/// Every module that a file names by `crate::`.
fn named(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
        let mut rest = line;
        while let Some(at) = rest.find("crate::") {
            rest = &rest[at + "crate::".len()..];
            names.push(rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect());
        }
    }
    names
}

#[test]
fn data_flows_one_way() {
    let order = modules();
    assert!(order.len() >= 10, "lib.rs lists the modules as `pub mod name;`: {order:?}");
    let place = |name: &str| order.iter().position(|module| module == name);
    let mut wrong = Vec::new();
    for file in rust_files(&root().join("src")) {
        let path = file.strip_prefix(root().join("src")).unwrap();
        let first = path.components().next().unwrap().as_os_str().to_string_lossy();
        let module = first.trim_end_matches(".rs");
        let Some(here) = place(module) else { continue };
        for name in named(&fs::read_to_string(&file).unwrap()) {
            if place(&name).is_some_and(|there| there > here) {
                wrong.push(format!("{} uses `{name}`, which comes after `{module}`", path.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn nothing_prints_or_ends_the_program_outside_the_command_line() {
    let banned = ["println!", "eprintln!", "print!(", "eprint!(", "process::exit"];
    let mut wrong = Vec::new();
    for file in rust_files(&root().join("src")) {
        let path = file.strip_prefix(root().join("src")).unwrap();
        if path.starts_with("cli") || path == Path::new("main.rs") {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
        for (banned, line) in lines.flat_map(|line| banned.iter().map(move |banned| (banned, line))) {
            if line.contains(banned) {
                wrong.push(format!("{}: {}", path.display(), line.trim()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn nothing_is_left_for_later() {
    let words = [["TO", "DO"].concat(), ["FIX", "ME"].concat(), ["XX", "X"].concat()];
    let mut wrong = Vec::new();
    for file in rust_files(&root().join("src")).into_iter().chain(rust_files(&root().join("tests"))) {
        let text = fs::read_to_string(&file).unwrap();
        wrong.extend(
            text.lines()
                .filter(|line| words.iter().any(|word| line.contains(word)))
                .map(|line| format!("{}: {}", file.display(), line.trim())),
        );
    }
    assert_eq!(wrong, Vec::<String>::new());
}
