//! The whole table, printed and compared with the copy in `docs/permissions.md`.

use crate::domain::access::action::*;
use crate::domain::access::member::Acting;

/// One person of each kind, as the columns of the table.
const COLUMNS: [(&str, Role, bool, bool); 9] = [
    ("partner", Role::Partner, true, false),
    ("official", Role::Official, true, false),
    ("official+", Role::Official, true, true),
    ("official/p", Role::Official, false, false),
    ("manager", Role::Manager, true, false),
    ("manager+", Role::Manager, true, true),
    ("manager/p", Role::Manager, false, false),
    ("admin", Role::Admin, true, false),
    ("admin/p", Role::Admin, false, false),
];

fn member((_, role, government, coordinating): (&str, Role, bool, bool)) -> Member {
    Member {
        account: "a".into(),
        name: "A".into(),
        party: "AUR".into(),
        organisation: "AUR-MDA".into(),
        government,
        coordinating,
        role,
        acts_for: Vec::new(),
        acting: Acting::default(),
    }
}

fn grounds() -> impl Iterator<Item = (char, ActionContext)> {
    let letters = ['o', 'n', 's', 't', 'x'];
    letters.into_iter().zip(Involvement::ALL).map(|(letter, stake)| {
        let concerned = *stake != Involvement::Outside;
        (letter, ActionContext { stake: *stake, concerned, all_take_part: false })
    })
}

fn cell(member: &Member, act: Action) -> String {
    let letters = |all_take_part| -> String {
        grounds()
            .filter(|(_, ground)| may(member, act, &ActionContext { all_take_part, ..*ground }))
            .map(|(letter, _)| letter)
            .collect()
    };
    match (letters(false), letters(true)) {
        (before, after) if before == after => before,
        (before, after) => format!("{before}|{after}"),
    }
}

fn table() -> String {
    let mut table = String::from(
        "# Who may do what\n\n\
         Made by the test `permission_table` from `src/domain/access/action.rs`; `ACCORD_TEST_WRITE_DOCS=1 cargo test permission_table`\n\
         writes it anew. Columns: `+` is somebody of the organisation that speaks for the party, `/p` of a private body.\n\
         Cells: what the commitment or the report belongs to. `o` the own organisation, `n` nobody on the own side, `s` another\n\
         organisation of the own party, `t` another party, `x` a statement that does not track the own party. Where `|` stands,\n\
         the right side holds once all parties concerned take part. Nobody is allowed what stands in no cell.\n\n```text\n",
    );
    let line = |cells: Vec<String>| {
        let cells = cells
            .into_iter()
            .enumerate()
            .map(|(at, it)| format!("{it:<width$}", width = [11, 22][usize::from(at == 0)]));
        format!("{}\n", cells.collect::<String>().trim_end())
    };
    table += &line(std::iter::once("act".into()).chain(COLUMNS.map(|it| it.0.into())).collect());
    for act in Action::ALL {
        let cells = COLUMNS.map(|column| Some(cell(&member(column), *act)).filter(|it| !it.is_empty()));
        let cells = cells.map(|it| it.unwrap_or_else(|| "-".into()));
        table += &line(std::iter::once(act.to_string()).chain(cells).collect());
    }
    table + "```\n"
}

#[test]
fn permission_table() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/permissions.md");
    let table = table();
    println!("{table}");
    if std::env::var_os("ACCORD_TEST_WRITE_DOCS").is_some() {
        std::fs::write(path, &table).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), table);
}

#[test]
fn an_admin_and_a_partner_write_nothing() {
    for column in [COLUMNS[0], COLUMNS[7], COLUMNS[8]] {
        let house = [
            Action::ReadShared,
            Action::ManageAccounts,
            Action::ManageSettings,
            Action::ManageWebhooks,
            Action::ReadLog,
        ];
        for act in Action::ALL.iter().filter(|it| !house.contains(it)) {
            assert_eq!(cell(&member(column), *act), "", "{act} {}", column.0);
        }
    }
}

#[test]
fn a_party_that_it_does_not_concern_does_not_speak_about_it() {
    let ground = ActionContext { stake: Involvement::Unowned, concerned: false, all_take_part: true };
    for act in [Action::Countersign, Action::ProposeJointStatus, Action::AnswerChange, Action::SubmitUpdate] {
        assert!(!may(&member(COLUMNS[5]), act, &ground), "{act}");
    }
}
