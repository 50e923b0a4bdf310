//! Sessions over what was opened of a snapshot, and what keeps their rows.

use std::sync::{Arc, Mutex, PoisonError};

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
    lasting: Mutex<Option<Session>>,
}

impl Answering {
    pub(super) fn new(opened: Opened) -> Self {
        let opened = Arc::new(opened);
        let keeper = Arc::new(KeptRows::new(Arc::clone(&opened)));
        Self { opened, keeper, lasting: Mutex::default() }
    }

    /// A session for one fiscal year, with staging and marts.
    pub(super) fn session(&self, year: i16) -> Result<Arc<dyn Engine>, Error> {
        let library = self.opened.library();
        let open = |year| Ok::<_, Error>(self.opened.session()?.kept_by(self.keeper.clone(), year));
        let lasting = {
            let mut lasting = self.lasting.lock().unwrap_or_else(PoisonError::into_inner);
            match &*lasting {
                Some(session) => session.clone(),
                None => lasting.insert(open(None)?.with_library(library, None)).clone(),
            }
        };
        let session = open(Some(year))?.bind("year", ScalarValue::Int64(Some(i64::from(year))));
        Ok(Arc::new(session.with_library(library, Some(&lasting))))
    }

    /// Lets go of the rows that are the same in every year, and of those that were needed to keep others.
    pub(super) fn let_go(&self) {
        *self.lasting.lock().unwrap_or_else(PoisonError::into_inner) = None;
        self.keeper.let_go();
    }
}
