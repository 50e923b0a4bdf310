//! The parts of a programme that figures are of, as data: what marts `scope_*` say of each kind, and
//! the tables that unite such marts, `dim_scope`, `dim_client_scope` and the like.

use std::fmt::Write as _;

use super::sql_file::{Error, Judged, Layer, SqlFile, built_in_texts, is_built_in, read_file};
use programme::keys::nearest;

/// What a header lists for scopes of every kind.
const ALL_SCOPES: &str = "all";
/// The table of every scope of a year.
pub const SCOPES: &str = "dim_scope";
/// The table of the scopes that the rows of a centre count in.
pub const CENTRE_SCOPES: &str = "dim_centre_scope";

/// What a kind of scope is to the core.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ScopeRole {
    /// The whole programme: the one scope of its kind, whose name is that of the kind.
    Whole,
    /// One centre, under its id.
    Centre,
}

/// A kind of scope, as the header of a mart `scope_*` declares it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScopeKind {
    /// Its name, which opens the ids of its figures.
    pub name: String,
    /// What reports call all of them.
    pub title: String,
    /// What it is to the core; most are nothing special.
    pub role: Option<ScopeRole>,
    /// The column that named its scope in the cells of an estimator before these had scopes.
    pub former_cell: Option<String>,
}

/// The kinds of scopes, in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ScopeKinds {
    kinds: Vec<ScopeKind>,
}

impl ScopeKinds {
    /// The kinds that the headers of these files declare.
    ///
    /// # Errors
    /// When a header is not whole, two declare one kind, or nothing is the whole or the centre.
    pub(super) fn declared_by<'a>(
        files: impl IntoIterator<Item = &'a SqlFile>,
    ) -> Result<Self, Error> {
        let mut found: Vec<(i64, ScopeKind, &SqlFile)> = Vec::new();
        let files: Vec<&SqlFile> = files.into_iter().collect();
        for file in files.iter().filter(|f| UNITED[0].takes(f) && f.header.contains_key("order")) {
            let fail = |problem: String| Error::File { path: file.path.clone(), problem };
            let order = file.about("order").parse();
            let order = order.map_err(|_| fail("`order` is not a whole number".to_owned()))?;
            let role = match file.header.get("role").map(String::as_str) {
                None => None,
                Some("whole") => Some(ScopeRole::Whole),
                Some("centre") => Some(ScopeRole::Centre),
                Some(other) => {
                    return Err(fail(format!(
                        "the role `{other}` is not known; there are `whole` and `centre`"
                    )));
                }
            };
            let name = kind_of(file)?;
            let former_cell = file.header.get("former_cell").cloned();
            let title = file.about("title").to_owned();
            if let Some((_, _, other)) =
                found.iter().find(|(_, k, _)| k.name == name || (role.is_some() && k.role == role))
            {
                let problem = format!("`sql/{}` declares the same kind or role", other.path);
                return Err(fail(problem));
            }
            found.push((order, ScopeKind { name, title, role, former_cell }, file));
        }
        found.sort_by(|a, b| (a.0, &a.1.name).cmp(&(b.0, &b.1.name)));
        let kinds = Self { kinds: found.into_iter().map(|(_, kind, _)| kind).collect() };
        let is_of_scopes = |f: &SqlFile| UNITED.iter().any(|u| u.has_scopes() && u.takes(f));
        for file in files.iter().filter(|f| is_of_scopes(f)) {
            let kind = kind_of(file)?;
            if kinds.get(&kind).is_none() {
                let problem = format!(
                    "no mart declares the scope kind `{kind}`: one `scope_*` of it needs an `order`"
                );
                return Err(Error::File { path: file.path.clone(), problem });
            }
        }
        Ok(kinds)
    }

    /// Whether no mart declares any.
    pub(super) fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    /// Every kind, in order.
    pub fn iter(&self) -> impl Iterator<Item = &ScopeKind> {
        self.kinds.iter()
    }

    /// The kind of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&ScopeKind> {
        self.kinds.iter().find(|k| k.name == name)
    }

    /// The place of a kind among all; after all of them if nobody declares it.
    #[must_use]
    pub fn place(&self, name: &str) -> usize {
        self.kinds.iter().position(|k| k.name == name).unwrap_or(self.kinds.len())
    }

    /// The name of the kind with this role; empty if a programme has none.
    #[must_use]
    pub fn with_role(&self, role: ScopeRole) -> &str {
        self.kinds.iter().find(|k| k.role == Some(role)).map_or("", |k| k.name.as_str())
    }
}

impl SqlFile {
    /// Whether its measures exist for scopes of this kind: those that the header lists, or, where it
    /// lists none, all of which the query returns rows.
    #[must_use]
    pub fn is_for(&self, kind: &str) -> bool {
        let listed = self.header.get("scopes");
        listed.is_none_or(|l| l == ALL_SCOPES || l.split(',').any(|k| k.trim() == kind))
    }
}

/// The kinds of scopes that these files declare; those built in for files of before there were any.
pub(super) fn scope_kinds(files: &[SqlFile]) -> Result<ScopeKinds, Error> {
    let mut kinds = ScopeKinds::declared_by(files)?;
    if kinds.is_empty() {
        let built_in = built_in_texts().into_iter();
        let marts = built_in.filter(|(_, (layer, _))| *layer == Layer::Marts);
        let marts = marts.map(|(path, (layer, text))| read_file(layer, path, text, Judged::Now));
        kinds = ScopeKinds::declared_by(&marts.collect::<Result<Vec<_>, _>>()?)?;
    }
    for (role, word) in [(ScopeRole::Whole, "whole"), (ScopeRole::Centre, "centre")] {
        if kinds.with_role(role).is_empty() {
            let problem = format!("no mart `scope_*` has the role `{word}`");
            return Err(Error::File { path: Layer::Marts.folder().to_owned(), problem });
        }
    }
    Ok(kinds)
}

/// Refuses a header that limits its measures to kinds of scopes that there are not.
pub(super) fn refuse_unknown_scopes(file: &SqlFile, kinds: &ScopeKinds) -> Result<(), Error> {
    let listed = file.about("scopes").split(',').map(str::trim);
    let mut unknown = listed.filter(|k| !k.is_empty() && *k != ALL_SCOPES);
    let Some(kind) = unknown.find(|k| kinds.get(k).is_none()) else { return Ok(()) };
    let near = nearest(kind, kinds.iter().map(|k| k.name.as_str()));
    let near = near.map_or_else(String::new, |n| format!(" (did you mean `{n}`?)"));
    let problem = format!("`scopes` lists `{kind}`, which no mart `scope_*` declares{near}");
    Err(Error::File { path: file.path.clone(), problem })
}

/// The kind that a header names.
fn kind_of(file: &SqlFile) -> Result<String, Error> {
    let kind = file.about("scope");
    let is_name = !kind.is_empty() && kind.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    if is_name {
        return Ok(kind.to_owned());
    }
    let problem = "the header's `scope` must name a kind of scope with `a-z` and `_`".to_owned();
    Err(Error::File { path: file.path.clone(), problem })
}

/// A table that unites all marts whose names begin alike.
#[derive(Debug)]
pub(super) struct United {
    /// The table's name.
    pub(super) table: &'static str,
    /// How the names of its parts begin.
    prefix: &'static str,
    /// The columns that each part has.
    columns: &'static [&'static str],
    /// How they are put together: several may give one scope, but a row counts in it once.
    union: &'static str,
    /// A table that the parts read, and what they read in its place.
    over: Option<(&'static str, &'static str)>,
    title: &'static str,
    grain: &'static str,
    definition: &'static str,
}

/// The tables that are united, that of all scopes first.
pub(super) static UNITED: [United; 5] = [
    United {
        table: SCOPES,
        prefix: "scope_",
        columns: &["scope_kind", "scope", "title"],
        union: "union",
        over: None,
        title: "Scopes of the year",
        grain: "one row per scope",
        definition: "every scope of the year, of every kind",
    },
    United {
        table: "dim_client_scope",
        prefix: "client_scope_",
        columns: &["client_key", "scope_kind", "scope"],
        union: "union all",
        over: None,
        title: "Scopes of a client",
        grain: "one row per client and scope",
        definition: "every scope that a client's rows count in",
    },
    United {
        table: "dim_year_client_scope",
        prefix: "client_scope_",
        columns: &["client_key", "scope_kind", "scope"],
        union: "union all",
        over: Some(("dim_client", "dim_year_client")),
        title: "Scopes of a client that the year is about",
        grain: "one row per client with a case or an engagement of the year, and scope",
        definition: "every scope that such a client's rows count in",
    },
    United {
        table: "dim_year_client_key",
        prefix: "year_client_",
        columns: &["client_key"],
        union: "union",
        over: None,
        title: "Whom the year is about",
        grain: "one row per client",
        definition: "every client that figures of the year may rest on",
    },
    United {
        table: CENTRE_SCOPES,
        prefix: "centre_scope_",
        columns: &["centre_id", "scope_kind", "scope"],
        union: "union all",
        over: None,
        title: "Scopes of a centre",
        grain: "one row per centre and scope",
        definition: "every scope that a centre's own rows count in, and those of what the national office files",
    },
];

impl United {
    /// Whether its parts are each about one kind of scope.
    fn has_scopes(&self) -> bool {
        self.columns.contains(&"scope_kind")
    }

    /// Whether a file is a part of the table.
    pub(super) fn takes(&self, file: &SqlFile) -> bool {
        file.layer == Layer::Marts && file.name.starts_with(self.prefix)
    }

    /// The path of the table's file below `sql/`.
    pub(super) fn path(&self) -> String {
        format!("{}/{}.sql", Layer::Marts.folder(), self.table)
    }

    /// The text of the table's file: the parts one after the other, in the order of their kinds.
    ///
    /// # Errors
    /// When a kind has two parts of which a row would count twice.
    pub(super) fn text(&self, parts: &[&SqlFile], kinds: &ScopeKinds) -> Result<String, Error> {
        let mut parts = parts.to_vec();
        parts.sort_by_key(|p| (kinds.place(p.about("scope")), &p.name));
        let twice = parts.windows(2).find(|p| p[0].about("scope") == p[1].about("scope"));
        if let Some([first, second]) = twice.filter(|_| self.union == "union all") {
            let problem = format!(
                "it gives scopes of the kind `{}`, and so does `sql/{}`: rows would count twice",
                second.about("scope"),
                first.path
            );
            return Err(Error::File { path: second.path.clone(), problem });
        }
        let names: Vec<&str> = parts.iter().map(|p| p.name.as_str()).collect();
        let mut text = format!(
            "-- title: {}\n{}-- materialised: yes\n-- unit: none\n-- grain: {}\n-- definition: {}\n-- source: {}\n-- additivity: none\n\nwith ",
            self.title,
            if self.table == SCOPES { "-- for reports: yes\n" } else { "" },
            self.grain,
            self.definition,
            self.over.map_or_else(|| names.join(", "), |(_, instead)| instead.to_owned())
        );
        if let Some((table, instead)) = self.over {
            let _ = write!(text, "{table} as (\n    select * from {instead}\n),\n\n");
        }
        text.push_str("final as (");
        for (index, part) in parts.iter().enumerate() {
            let before = if index == 0 { String::new() } else { format!("\n    {}", self.union) };
            let columns = self.columns.join(",\n        ");
            let _ = write!(text, "{before}\n    select\n        {columns}\n    from ");
            match self.over.filter(|_| is_built_in(part)) {
                // a part that looks at other rows than its own must see all of them
                None => text.push_str(&part.name),
                // the part's own query, which sees the table that is put in the other's place
                Some(_) => {
                    let _ = write!(text, "(\n{}\n    ) as {}", part.query(), part.name);
                }
            }
        }
        text.push_str("\n)\n\nselect * from final\n");
        Ok(text)
    }
}
