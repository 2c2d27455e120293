//! Forms as a browser sees and sends them, and the work on which the hostile texts are tried.

use accord::domain::access::role::Role;
use http::StatusCode;

use crate::support::database::TestDatabase;
use crate::support::html::{Element, Fields};
use crate::support::server::{Person, Reply, TestServer};

pub const CABLE: &str = "/en/commitments/cable-repair";

/// What is typed into, and is no choice: whatever the browser calls it, anything can be sent.
const TYPED: &str =
    "textarea, input:not([type=hidden]):not([type=checkbox]):not([type=radio]):not([type=file]):not([type=password])";

/// The names of the fields of a form that are typed into, and whether each takes several lines.
pub fn typed_fields(form: Element<'_>) -> Vec<(String, bool)> {
    // What has no name is not sent.
    let fields = form.all(TYPED).into_iter().filter(|field| !field.attribute("name").is_empty());
    fields.map(|field| (field.attribute("name").to_owned(), field.name() == "textarea")).collect()
}

pub fn replaced(fields: Fields, with: &[(String, String)]) -> Fields {
    let others = fields.into_iter().filter(|(name, _)| !with.iter().any(|(other, _)| other == name));
    others.chain(with.iter().cloned()).collect()
}

pub fn owned(fields: &[(&str, &str)]) -> Fields {
    fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// Opens the form that has a field, fills it in with this, and sends it with its first button.
pub async fn filled(person: &Person<'_>, address: &str, field: &str, with: &[(String, String)]) -> Reply {
    let page = person.get(address).await;
    let fields = {
        let form =
            page.page().form_with(&format!("[name='{field}']")).unwrap_or_else(|| panic!("{address}: no {field}"));
        let mut fields = replaced(form.fields(), with);
        if !fields.iter().any(|(name, _)| name == "act") {
            fields.extend(form.find("button[name=act]").map(|act| ("act".into(), act.attribute("value").into())));
        }
        fields
    };
    person.post(address, &fields).await
}

pub async fn report(official: &Person<'_>, texts: &[(String, String)]) {
    // Two spellings of one text are one text: then the other language alone has changed.
    let usual =
        [("status", "delayed"), ("on", "2026-11-20"), ("visibility", "public"), ("languages", "1"), ("act", "submit")];
    let sent =
        filled(official, &format!("{CABLE}/report"), "narrative_en", &[owned(&usual), texts.to_vec()].concat()).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{texts:?}: {:?}", sent.pieces());
}

pub async fn publish(manager: &Person<'_>) {
    let queue = manager.get("/en/review").await;
    let address = queue.page().link(&format!("{CABLE}/review/")).to_owned();
    let mut form = manager.get(&address).await.hidden_with("publish");
    form.push(("act".into(), "publish".into()));
    assert_eq!(manager.post(&address, &form).await.status, StatusCode::SEE_OTHER);
}

/// A report is published and another waits, so that there is something to review, to answer and to take back.
pub async fn with_work(database: TestDatabase) -> TestServer {
    let server = TestServer::on(database);
    {
        let official = server.signed_in(Role::Official, "AUR-EXF").await;
        let manager = server.signed_in(Role::Manager, "AUR-EXF").await;
        for words in ["First.", "Second."] {
            report(&official, &owned(&[("narrative_en", words)])).await;
            if words == "First." {
                publish(&manager).await;
            }
        }
        let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
        let post = [("act", "add"), ("key", "post"), ("title_en", "Director")];
        assert_eq!(lead.post("/en/desk/offices", &post).await.status, StatusCode::SEE_OTHER);
        let decision =
            [("text_en", "Meet every year"), ("source", "https://gazette.example/1"), ("visibility", "shared")];
        let decided = filled(&lead, "/en/meetings/council-2/decisions/new", "text_en", &owned(&decision)).await;
        assert_eq!(decided.status, StatusCode::SEE_OTHER);
    }
    server
}
