//! The part of the matrix about programs and the tokens that people make for them. A browser's cookie is nothing to the
//! interface: what needs a token is refused whoever is signed in.

use super::{ANYONE, MEMBERS, Row, both, read};

const fn answered(path: &'static str, get: Option<u16>, post: Option<u16>) -> Row {
    let get = match get {
        Some(status) => Some((ANYONE, status)),
        None => None,
    };
    let post = match post {
        Some(status) => Some((ANYONE, status)),
        None => None,
    };
    Row { path, get, post }
}

pub fn rows() -> Vec<Row> {
    const COMMITMENT: &str = "/api/v1/commitments/{slug}";
    let mut rows = vec![
        read("/{lang}/developers", ANYONE),
        // Whoever makes a token is shown it at once.
        both("/{lang}/account/tokens", (MEMBERS, 200), (MEMBERS, 200)),
        read("/api/openapi.json", ANYONE),
        read("/api/v1/portfolio", ANYONE),
        read("/api/v1/commitments", ANYONE),
        read(COMMITMENT, ANYONE),
        read("/api/v1/updates", ANYONE),
        read("/api/v1/milestones", ANYONE),
        read("/api/v1/changes", ANYONE),
        read("/api/v1/counts", ANYONE),
        read("/api/v1/figures", ANYONE),
        // Nothing is searched for.
        answered("/api/v1/search", Some(400), None),
        read("/api/v1/statements", ANYONE),
        read("/api/v1/statements/{slug}", ANYONE),
        read("/api/v1/meetings", ANYONE),
        read("/api/v1/meetings/{slug}", ANYONE),
        read("/api/v1/organisations", ANYONE),
        read("/api/v1/organisations/{code}", ANYONE),
        read("/api/v1/areas", ANYONE),
        answered("/api/v1/account", Some(401), None),
    ];
    rows.extend([
        answered("/api/v1/commitments/{slug}/work", Some(401), None),
        answered("/api/v1/commitments/{slug}/reports/{report}", Some(401), None),
        // It is put there.
        answered("/api/v1/commitments/{slug}/draft", None, None),
        answered("/api/v1/commitments/{slug}/milestones/{milestone}", None, None),
        answered("/api/v1/commitments/{slug}/reports", None, Some(401)),
        answered("/api/v1/commitments/{slug}/reports/{report}/publication", None, Some(401)),
        answered("/api/v1/commitments/{slug}/reports/{report}/return", None, Some(401)),
        answered("/api/v1/commitments/{slug}/updates/{update}/answers", None, Some(401)),
        answered("/api/v1/commitments/{slug}/updates/{update}/confirmations", None, Some(401)),
        answered("/api/v1/commitments/{slug}/milestones", None, Some(401)),
        answered("/api/v1/commitments/{slug}/joint-status-proposals", None, Some(401)),
        answered("/api/v1/commitments/{slug}/joint-status-proposals/{proposal}/answers", None, Some(401)),
        answered("/api/v1/statements/{slug}/additions", Some(401), Some(401)),
        answered("/api/v1/statements/{slug}/additions/{addition}/answers", None, Some(401)),
    ]);
    rows
}
