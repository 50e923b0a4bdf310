//! Temporary files without a name: whatever kills the program, nobody finds what was in them.

use std::fs::File;
use std::io::{self, Read};
use std::sync::Arc;

/// A temporary file that never had a name, or lost it before anything was written.
#[derive(Debug, Clone)]
pub struct Unnamed(Arc<File>);

impl Unnamed {
    /// An empty file, where `TMPDIR` says.
    ///
    /// # Errors
    /// When there is no place for temporary files.
    pub fn create() -> io::Result<Self> {
        tempfile::tempfile().map(|file| Self(Arc::new(file)))
    }

    /// The file to write to, at the end of what was written.
    ///
    /// # Errors
    /// When the system has no more files.
    pub fn writer(&self) -> io::Result<File> {
        self.0.try_clone()
    }

    /// Writes bytes to a place of their own, whoever reads or writes others meanwhile.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn write_all_at(&self, mut at: u64, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            #[cfg(unix)]
            let count = std::os::unix::fs::FileExt::write_at(&*self.0, bytes, at)?;
            #[cfg(windows)]
            let count = std::os::windows::fs::FileExt::seek_write(&*self.0, bytes, at)?;
            if count == 0 {
                return Err(io::ErrorKind::WriteZero.into());
            }
            at += count as u64;
            bytes = &bytes[count..];
        }
        Ok(())
    }

    /// How many bytes it has.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn bytes(&self) -> io::Result<u64> {
        Ok(self.0.metadata()?.len())
    }

    /// Its bytes from their start; any number of readers may read at once.
    #[must_use]
    pub fn reader(&self) -> UnnamedReader {
        self.reader_from(0)
    }

    /// Its bytes from here on.
    #[must_use]
    pub fn reader_from(&self, at: u64) -> UnnamedReader {
        UnnamedReader { file: Arc::clone(&self.0), at }
    }

    /// So many of its bytes from here on, fewer at its end.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn read_at(&self, at: u64, count: usize) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::with_capacity(count);
        self.reader_from(at).take(count as u64).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// A reader of an unnamed file, with a place of its own in it.
#[derive(Debug)]
pub struct UnnamedReader {
    file: Arc<File>,
    at: u64,
}

impl Read for UnnamedReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        #[cfg(unix)]
        let count = std::os::unix::fs::FileExt::read_at(&*self.file, buffer, self.at)?;
        #[cfg(windows)]
        let count = std::os::windows::fs::FileExt::seek_read(&*self.file, buffer, self.at)?;
        self.at += count as u64;
        Ok(count)
    }
}
