//! T80, T81: the hostile texts of `support/hostile_texts.rs` in every text field of every form, and what is read of them
//! afterwards on pages, in lists and in files. The fields are found in the forms themselves. On the fictional portfolio.

use accord::demo;

mod forms;
mod refused;
mod taken;

on_both! {
    async fn t80_what_was_typed_is_what_is_read(database: TestDatabase) {
        database.load(demo::FICTIONAL).await;
        let server = forms::with_work(database).await;
        taken::take_in_reports(&server).await;
        taken::take_in_forms(&server).await;
        taken::drawings_stay_readable(&server).await;
    }

    async fn t81_what_no_text_has_is_refused_in_every_form(database: TestDatabase) {
        database.load(demo::FICTIONAL).await;
        let server = forms::with_work(database).await;
        refused::refuse_in_every_form(&server).await;
        refused::no_address_fails(&server).await;
    }
}
