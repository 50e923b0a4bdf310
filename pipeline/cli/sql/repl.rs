//! The shell: a query or a command, its answer, and again.

use std::path::PathBuf;

use rustyline::error::ReadlineError;
use rustyline::history::FileHistory;
use rustyline::{CompletionType, Config, Editor};

use super::super::{Done, Error, Shell};
use super::answerer::Answerer;
use super::completion::{COMMANDS, Prompter};
use super::describe;
use programme::Hint as _;
use query::View;

/// What a command line leads to.
enum Next {
    /// The next line.
    On,
    /// The end.
    Leave,
}

/// Reads and answers until the reader leaves.
pub(super) async fn run(shell: &Shell, view: &View, mut answerer: Answerer) -> Result<Done, Error> {
    let config = Config::builder().completion_type(CompletionType::List).auto_add_history(true);
    let failed = |e: ReadlineError| Error::Output(std::io::Error::other(e.to_string()));
    let mut editor: Editor<Prompter, FileHistory> =
        Editor::with_config(config.build()).map_err(failed)?;
    editor.set_helper(Some(Prompter::new(answerer.names().await?)));
    let history = history_file();
    if let Some(file) = &history {
        // there is none the first time
        let _ = editor.load_history(file);
    }
    shell.output.note(&format!(
        "snapshot {}, fiscal year {}; end a query with `;`, `\\?` lists commands, `\\q` leaves",
        view.record.number, answerer.year
    ));
    loop {
        match editor.readline("counterfoil> ") {
            Ok(line) if line.trim().is_empty() => {}
            Ok(line) => {
                if let Some(file) = &history {
                    // kept line by line: the shell may end with a query; a history that cannot be
                    // kept is no reason to complain
                    let _ = editor.save_history(file);
                }
                let obeyed = tokio::select! {
                    obeyed = obey(shell, view, &mut answerer, line.trim()) => Some(obeyed),
                    _ = tokio::signal::ctrl_c() => None,
                };
                match obeyed {
                    Some(Ok(Next::On)) => {}
                    Some(Ok(Next::Leave)) => break,
                    Some(Err(error)) => {
                        let hint = error.hint().or_else(|| store::advice(&error));
                        shell.output.error(&error, hint.as_deref());
                    }
                    None => shell.output.note("stopped"),
                }
            }
            Err(ReadlineError::Interrupted) => shell.output.note("`\\q` leaves"),
            Err(ReadlineError::Eof) => break,
            Err(e) => return Err(failed(e)),
        }
    }
    Ok(Done::Well)
}

/// Does what one line asks for.
async fn obey(
    shell: &Shell,
    view: &View,
    answerer: &mut Answerer,
    line: &str,
) -> Result<Next, Error> {
    let Some(command) = line.strip_prefix('\\') else {
        let rows = answerer.print(shell, line).await?;
        shell.output.note(&format!("({rows} row{})", if rows == 1 { "" } else { "s" }));
        return Ok(Next::On);
    };
    let (name, argument) = command.split_once(' ').unwrap_or((command, ""));
    let argument = argument.trim().trim_end_matches(';');
    match (name.trim_end_matches(';'), argument) {
        ("q", _) => return Ok(Next::Leave),
        ("d", "") => {
            let tables = "select table_schema, table_name from information_schema.tables where table_schema <> 'information_schema' order by table_schema, table_name";
            answerer.print(shell, tables).await?;
        }
        ("d", table) => {
            let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
            if !table.chars().all(is_name) {
                let message = format!("`{table}` is no name of a table");
                return Err(Error::Usage { message, hint: "`\\d` lists the tables".to_owned() });
            }
            answerer.print(shell, &format!("describe {table}")).await?;
        }
        ("describe", measure) => describe(shell, view, measure)?,
        ("year", year) => {
            let year = year.parse().map_err(|_| Error::Usage {
                message: format!("`{year}` is no year"),
                hint: format!("the snapshot has extracts for {:?}", view.years()),
            })?;
            answerer.turn_to(year)?;
            shell.output.note(&format!("fiscal year {year}"));
        }
        ("snapshot", _) => {
            let record = &view.record;
            shell.output.note(&format!("snapshot {} of {}", record.number, record.created_at));
        }
        ("?", _) => {
            for (command, meaning) in COMMANDS {
                shell.output.line(&format!("{command:<10} {meaning}"))?;
            }
        }
        (other, _) => {
            let message = format!("there is no command `\\{other}`");
            return Err(Error::Usage { message, hint: "`\\?` lists them".to_owned() });
        }
    }
    Ok(Next::On)
}

/// Where the history is kept: the user's state folder.
#[expect(clippy::disallowed_methods, reason = "a file of the user, not of the programme")]
fn history_file() -> Option<PathBuf> {
    let state = std::env::var_os("XDG_STATE_HOME").map(PathBuf::from);
    let home = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".local/state"));
    let folder = state.or_else(home)?.join("counterfoil");
    std::fs::create_dir_all(&folder).ok()?;
    Some(folder.join("sql-history"))
}
