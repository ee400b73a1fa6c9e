//! Runs the real program in a folder of its own: text in, whole output out.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use pretty_assertions::assert_eq;
use tempfile::TempDir;

/// A temporary folder in which the program runs.
pub(crate) struct Project {
    folder: TempDir,
}

/// A run of the program that is about to be compared.
#[must_use]
pub(crate) struct Run {
    command: Command,
    stdout: String,
    stderr: String,
}

impl Project {
    /// An empty folder.
    pub(crate) fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    /// A folder with the catalogue that `init` makes.
    pub(crate) fn starter() -> Self {
        let project = Self::new();
        project.run("init --quiet").code(0);
        project
    }

    /// Writes a file; folders on the way are made.
    pub(crate) fn write(self, path: &str, text: &str) -> Self {
        let place = self.path(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, unindent(text)).unwrap();
        self
    }

    /// Copies a file or folder of the repository.
    pub(crate) fn copy(self, from: &str, to: &str) -> Self {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join(from);
        let mut files = Vec::new();
        if from.is_dir() {
            list(&from, "", &mut files)
        } else {
            files.push(String::new())
        }
        for file in files {
            let (from, place) = if file.is_empty() {
                (from.clone(), self.path(to))
            } else {
                (from.join(&file), self.path(to).join(&file))
            };
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            fs::copy(from, place).unwrap();
        }
        self
    }

    /// Replaces a part of a file, which must be there once.
    pub(crate) fn edit(self, path: &str, from: &str, to: &str) -> Self {
        let text = self.read(path);
        assert_eq!(text.matches(from).count(), 1, "`{from}` in {path}");
        fs::write(self.path(path), text.replace(from, to)).unwrap();
        self
    }

    /// Makes the folder a repository whose first commit holds all that is there.
    pub(crate) fn repository(self, day: &str) -> Self {
        git(self.folder.path(), &["init", "-q", "-b", "main"], day);
        self.commit("First", day)
    }

    /// Commits all that is there, at noon of a day.
    pub(crate) fn commit(self, message: &str, day: &str) -> Self {
        git(self.folder.path(), &["add", "-A"], day);
        git(self.folder.path(), &["commit", "-q", "--allow-empty", "-m", message], day);
        self
    }

    /// Runs git in the folder; gives back its output.
    pub(crate) fn git(&self, words: &str) -> String {
        git(self.folder.path(), &words.split_whitespace().collect::<Vec<_>>(), "2026-03-01")
    }

    /// The place of a file.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// The text of a file.
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// All files below a folder, sorted.
    pub(crate) fn tree(&self, path: &str) -> Vec<String> {
        let mut files = Vec::new();
        list(&self.path(path), "", &mut files);
        files.sort();
        files
    }

    /// Runs the program with words parted by spaces, in this folder and with nothing of the caller's environment.
    pub(crate) fn run(&self, words: &str) -> Run {
        self.run_words(&words.split_whitespace().collect::<Vec<_>>())
    }

    /// Runs the program with words that may have spaces.
    pub(crate) fn run_words(&self, words: &[&str]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_syllabus"));
        command.args(words).current_dir(self.folder.path()).env_clear().env("SOURCE_DATE_EPOCH", "1788220800");
        Run { command, stdout: String::new(), stderr: String::new() }
    }
}

impl Run {
    /// Sets a variable of the environment.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// Runs in a folder below the project's.
    pub(crate) fn within(mut self, folder: &str) -> Self {
        let folder = self.command.get_current_dir().unwrap().join(folder);
        self.command.current_dir(folder);
        self
    }

    /// Expects this on the standard output; without it, nothing.
    pub(crate) fn stdout(mut self, text: &str) -> Self {
        self.stdout = unindent(text);
        self
    }

    /// Expects this on the standard error; without it, nothing.
    pub(crate) fn stderr(mut self, text: &str) -> Self {
        self.stderr = unindent(text);
        self
    }

    /// Runs, and compares all of standard output, standard error and exit code.
    #[track_caller]
    pub(crate) fn code(self, code: i32) {
        let expected = whole(&self.stdout, &self.stderr, Some(code));
        let (stdout, stderr, code) = self.output();
        assert_eq!(whole(&stdout, &stderr, code), expected);
    }

    /// Runs, and gives back standard output, standard error and exit code.
    pub(crate) fn output(mut self) -> (String, String, Option<i32>) {
        let output = self.command.stdin(Stdio::null()).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (text(output.stdout), text(output.stderr), output.status.code())
    }

    /// The command itself, for tests that watch it run.
    pub(crate) fn command(self) -> Command {
        self.command
    }
}

fn whole(stdout: &str, stderr: &str, code: Option<i32>) -> String {
    format!("--- stdout\n{stdout}--- stderr\n{stderr}--- code {code:?}\n")
}

/// Takes off the indentation that all lines share, and a first line that is empty.
pub(crate) fn unindent(text: &str) -> String {
    let text = text.strip_prefix('\n').unwrap_or(text);
    let depth = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let shared = lines().map(depth).min().unwrap_or_default();
    let mut plain: Vec<&str> = text.lines().map(|line| line.get(shared..).unwrap_or_default()).collect();
    // What stands before the closing quote is the indentation of the code.
    if text.lines().last().is_some_and(|line| line.trim().is_empty()) && plain.len() > 1 {
        plain.pop();
    }
    plain.iter().map(|line| format!("{line}\n")).collect()
}

fn list(folder: &Path, prefix: &str, files: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = format!("{prefix}{}", entry.file_name().into_string().unwrap());
        if entry.file_type().unwrap().is_dir() {
            list(&entry.path(), &format!("{name}/"), files);
        } else {
            files.push(name);
        }
    }
}

/// Runs a program that tests need, such as `git`; its output is shown where it fails.
pub(crate) fn tool(folder: &Path, program: &str, words: &[&str]) {
    drop(tool_on(folder, program, words, "2026-03-01T23:30:00+0300"));
}

/// Runs a program for which it is a certain moment; gives back its output.
pub(crate) fn tool_on(folder: &Path, program: &str, words: &[&str], moment: &str) -> String {
    let output = Command::new(program)
        .args(words)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null")
        .env("GIT_AUTHOR_DATE", "2026-03-01T12:00:00+0300")
        .env("GIT_COMMITTER_DATE", moment)
        .output()
        .unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{program} {words:?}: {complaint}");
    std::io::stdout().flush().unwrap();
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Runs git as a certain author at noon of a day, in the zone of Moscow; gives back its output.
pub(crate) fn git(folder: &Path, words: &[&str], day: &str) -> String {
    let identity = ["-c", "user.name=A. Author", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
    let local = ["-c", "protocol.file.allow=always"];
    tool_on(folder, "git", &[&identity[..], &local, words].concat(), &format!("{day}T12:00:00+0300"))
}
