//! What is packed, unpacked within bounds: nothing that a centre sends may fill memory or never end.

use std::io::{Error, Read};

use memchr::{memchr_iter, memrchr};

/// How many times as much as it is something may unpack to; CSV and sheets come to 5 to 50 times.
const MOST_TIMES: u64 = 200;
/// What anything may unpack to, in bytes.
const ALWAYS_FINE: u64 = 64 << 20;
/// The most bytes from one mark of a marked-up text to the next: a cell has 32,767 characters at most.
const LONGEST_PIECE: usize = 4 << 20;

/// Why what is packed is not read further.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum Trouble {
    /// It unpacks to too much.
    #[error("it unpacks to far more than it is")]
    Bomb,
    /// A piece of it is longer than any real one.
    #[error("a piece of it is too long")]
    TooLong,
    /// It has bytes that are no text in its encoding.
    #[error("it has bytes that are no text")]
    NotDecoded,
}

impl From<Trouble> for Error {
    fn from(trouble: Trouble) -> Self {
        Self::other(trouble)
    }
}

/// Hands on what is unpacked, until it is too much.
pub(super) struct Bounded<R> {
    unpacked: R,
    /// How many bytes there may still be.
    left: u64,
}

impl<R> Bounded<R> {
    /// What so many bytes unpack to.
    pub(super) fn new(unpacked: R, packed: u64) -> Self {
        Self { unpacked, left: packed.saturating_mul(MOST_TIMES).max(ALWAYS_FINE) }
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.unpacked.read(buffer)?;
        self.left = self.left.checked_sub(count as u64).ok_or(Trouble::Bomb)?;
        Ok(count)
    }
}

/// Hands on marked-up text, until a piece of it is too long.
pub(super) struct InPieces<R> {
    text: R,
    /// Bytes since the last mark.
    since: usize,
}

impl<R> InPieces<R> {
    /// This text.
    pub(super) fn new(text: R) -> Self {
        Self { text, since: 0 }
    }
}

impl<R: Read> Read for InPieces<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.text.read(buffer)?;
        let mut last = None;
        if self.since + count > LONGEST_PIECE {
            for mark in memchr_iter(b'<', &buffer[..count]) {
                let piece = last.map_or(self.since + mark, |last| mark - last);
                if piece > LONGEST_PIECE {
                    return Err(Trouble::TooLong.into());
                }
                last = Some(mark);
            }
        } else {
            last = memrchr(b'<', &buffer[..count]);
        }
        self.since = last.map_or(self.since + count, |last| count - last);
        if self.since > LONGEST_PIECE {
            return Err(Trouble::TooLong.into());
        }
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_unpacks_without_end_is_stopped() {
        let mut taken = 0_u64;
        let mut endless = Bounded::new(std::io::repeat(0), 1000);
        let mut buffer = vec![0; 1 << 16];
        let told = loop {
            match endless.read(&mut buffer) {
                Ok(count) => taken += count as u64,
                Err(e) => break e.to_string(),
            }
        };
        assert_eq!((taken, told.as_str()), (ALWAYS_FINE, "it unpacks to far more than it is"));
    }

    #[test]
    fn a_piece_may_be_long_but_not_endless() {
        let read = |text: String| {
            std::io::copy(&mut InPieces::new(text.as_bytes()), &mut std::io::sink()).is_ok()
        };
        let cell = |length: usize| format!("<v>{}</v>", "1".repeat(length));
        assert!(read(cell(LONGEST_PIECE - 10).repeat(3)));
        assert!(!read(cell(LONGEST_PIECE + 10)));
        assert!(read("<v>1</v>".repeat(LONGEST_PIECE)));
    }
}
