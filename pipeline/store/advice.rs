//! What to do when a storage fails: the advice for each way in which folders and clouds do.

/// What the reader can do about an error that a storage is behind, if anything in its causes says.
#[must_use]
pub fn advice(error: &(dyn std::error::Error + 'static)) -> Option<String> {
    let mut told = String::new();
    let mut cause = Some(error);
    while let Some(e) = cause {
        if let Some(io) = e.downcast_ref::<std::io::Error>()
            && let Some(advice) = for_system(io.kind())
        {
            return Some(advice.to_owned());
        }
        told.push_str(&e.to_string());
        told.push('\n');
        cause = e.source();
    }
    for_answer(&told).map(str::to_owned)
}

/// The advice for a fault of the file system.
fn for_system(kind: std::io::ErrorKind) -> Option<&'static str> {
    use std::io::ErrorKind as Kind;
    match kind {
        Kind::StorageFull | Kind::QuotaExceeded => Some(FULL),
        Kind::PermissionDenied => {
            Some("give this user permission to read and write there, or run as one who has it")
        }
        Kind::ReadOnlyFilesystem => Some("the disk is mounted read-only: make it writable"),
        _ => None,
    }
}

/// What to do about a disk without room.
const FULL: &str = "the disk is full: free some room and run the same command again, nothing is lost; temporary files go where `TMPDIR` says";

/// The advice for what a store said, by the words that it used.
fn for_answer(told: &str) -> Option<&'static str> {
    let says = |words: &[&str]| words.iter().any(|w| told.contains(w));
    // in this order: an answer about the clock is also one about a missing permission
    let advice = if says(&["No space left on device", "Disk quota exceeded"]) {
        FULL
    } else if says(&["RequestTimeTooSkewed", "RequestExpired", "too skewed", "Request has expired"])
    {
        "this machine's clock is off: set it (`timedatectl` shows it), then try again"
    } else if says(&["NoSuchBucket", "ContainerNotFound", "The specified bucket does not exist"]) {
        "there is no such bucket: make it, or correct the URL in `[storage]`"
    } else if says(&[
        "169.254.169.254",
        "169.254.170.2",
        "/latest/api/token",
        "metadata.google.internal",
        "Missing credentials",
        "Account must be specified",
        "missing access key",
        "MissingSecurityHeader",
    ]) {
        "no credentials were found: set them as the cloud's own tools take them (`AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY` or a profile; `GOOGLE_APPLICATION_CREDENTIALS`; `AZURE_STORAGE_ACCOUNT_NAME` and `AZURE_STORAGE_ACCOUNT_KEY`)"
    } else if says(&[
        "InvalidAccessKeyId",
        "SignatureDoesNotMatch",
        "InvalidToken",
        "ExpiredToken",
        "AuthenticationFailed",
        "invalid_grant",
        "401 Unauthorized",
    ]) {
        "the credentials are wrong or have expired: renew them"
    } else if says(&["AccessDenied", "AuthorizationPermissionMismatch", "403 Forbidden"]) {
        "these credentials may not do this there: ask for permission to list, read, write and delete below this URL"
    } else if says(&["SlowDown", "429 Too Many", "ServerBusy", "503 Service"]) {
        "the store asks to slow down, and went on to after several tries: try again later, nothing is lost"
    } else if says(&["InternalError", "500 Internal", "502 Bad", "504 Gateway"]) {
        "the store has a fault of its own: try again later, nothing is lost"
    } else if says(&[
        "error sending request",
        "dns error",
        "Connection refused",
        "operation timed out",
        "connection closed",
    ]) {
        "the store cannot be reached: check the network and the endpoint, then try again; nothing is lost"
    } else {
        return None;
    };
    Some(advice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_fault_has_its_own_advice() {
        for (told, part) in [
            ("<Code>RequestTimeTooSkewed</Code> 403", "clock"),
            ("<Code>NoSuchBucket</Code> 404", "no such bucket"),
            ("error sending request for url (http://169.254.169.254/latest)", "no credentials"),
            ("<Code>SignatureDoesNotMatch</Code> 403", "wrong or have expired"),
            ("<Code>AccessDenied</Code> 403", "permission"),
            ("503 <Code>SlowDown</Code>", "slow down"),
            ("500 Internal Server Error <Code>InternalError</Code>", "fault of its own"),
            ("error sending request in 3.044503s: Connection refused", "cannot be reached"),
        ] {
            let error = std::io::Error::other(told);
            let advised = advice(&error).unwrap();
            assert!(advised.contains(part), "{told}: {advised}");
        }
        let full = std::io::Error::from(std::io::ErrorKind::StorageFull);
        assert!(advice(&full).unwrap().contains("full"));
        assert_eq!(advice(&std::io::Error::other("the query failed")), None);
    }
}
