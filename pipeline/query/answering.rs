//! Sessions over what was opened of a snapshot, and what keeps their rows.

use std::sync::{Arc, OnceLock};

use super::Error;
use super::kept::KeptRows;
use super::opened::Opened;
use engine::{Engine, ScalarValue, Session};

/// Sessions of one view with keys in one form.
pub(super) struct Answering {
    opened: Arc<Opened>,
    /// What keeps rows from one command to the next.
    pub(super) keeper: Arc<KeptRows>,
    /// The session whose staging and marts are the same in every year, computed once for all.
    lasting: OnceLock<Session>,
}

impl Answering {
    pub(super) fn new(opened: Opened) -> Self {
        let opened = Arc::new(opened);
        let keeper = Arc::new(KeptRows::new(Arc::clone(&opened)));
        Self { opened, keeper, lasting: OnceLock::new() }
    }

    /// A session for one fiscal year, with staging and marts.
    pub(super) fn session(&self, year: i16) -> Result<Arc<dyn Engine>, Error> {
        let library = self.opened.library();
        let open = |year| Ok::<_, Error>(self.opened.session()?.kept_by(self.keeper.clone(), year));
        let lasting = if let Some(lasting) = self.lasting.get() {
            lasting
        } else {
            let lasting = open(None)?.with_library(library, None);
            self.lasting.get_or_init(|| lasting)
        };
        let session = open(Some(year))?.bind("year", ScalarValue::Int64(Some(i64::from(year))));
        Ok(Arc::new(session.with_library(library, Some(lasting))))
    }
}
