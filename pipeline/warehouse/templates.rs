//! The templates of report pages: built in, or the programme's own in place of their namesakes.
//!
//! They are part of the configuration, so that a page of a snapshot can be written later as it was.

use std::collections::BTreeMap;
use std::path::Path;

use include_dir::{Dir, include_dir};

use programme::keys::nearest;
use programme::{Error, Own};

/// The templates that are built in.
static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../report-templates");
/// Where a programme has its own.
const OWN: Own<'static> =
    Own { folder: "report-templates", folders: &[], endings: &[".html", ".css"] };

/// The texts of all templates, by name.
///
/// # Errors
/// When one of the programme's own cannot be read, or no page uses it.
pub(super) fn open(programme_folder: &Path) -> Result<BTreeMap<String, String>, Error> {
    let mut texts: BTreeMap<String, String> = BUILT_IN
        .files()
        .map(|f| {
            let name = f.path().to_string_lossy().into_owned();
            (name, f.contents_utf8().unwrap_or_default().to_owned())
        })
        .collect();
    let own = OWN.read(programme_folder)?;
    let names: Vec<String> = own.keys().cloned().collect();
    texts.extend(own);
    for name in names.iter().filter(|n| BUILT_IN.get_file(n).is_none()) {
        let quoted = [format!("\"{name}\""), format!("'{name}'")];
        let is_named = texts.values().any(|text| quoted.iter().any(|q| text.contains(q)));
        if !is_named {
            let built_in = BUILT_IN.files().filter_map(|f| f.path().to_str());
            let near = nearest(name, built_in).map(|near| format!("did you mean `{near}`? "));
            return Err(Error::Own {
                path: format!("{}/{name}", OWN.folder),
                problem: "is used by no page".to_owned(),
                hint: format!(
                    "{}include it in another template, or take it out",
                    near.unwrap_or_default()
                ),
            });
        }
    }
    Ok(texts)
}
