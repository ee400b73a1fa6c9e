//! Addresses that texts may name: of the web, of a mailbox, of a picture of the catalogue.

/// Whether an address is one of the web or of a mailbox, which documents may link to.
pub fn is_web(url: &str) -> bool {
    let rest = ["https://", "http://", "mailto:"]
        .iter()
        .find(|scheme| url.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme)))
        .map(|scheme| &url[scheme.len()..]);
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || c.is_control()))
}

/// The path of a file within the catalogue without `.` and `..`; `None` for one that leaves it or is no path.
pub(super) fn within_catalogue(path: &str) -> Option<String> {
    if path.starts_with('/') || path.contains([':', '\\']) || path.contains(char::is_control) {
        return None;
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    (!parts.is_empty()).then(|| parts.join("/"))
}
