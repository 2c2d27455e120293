//! What the store promises, on SQLite always and on PostgreSQL where `ACCORD_TEST_POSTGRES_URL` leads to a server
//! (`scripts/with-postgres.sh` starts one). Each test has a database of its own.

#[path = "../common/mod.rs"]
mod common;
#[path = "../common/files.rs"]
mod samples;

/// Declares tests that run on both databases.
macro_rules! on_both {
    ($($(#[$meta:meta])* async fn $name:ident($ground:ident: Ground) $body:block)+) => {
        $(async fn $name($ground: $crate::common::Ground) $body)+

        mod on_sqlite {
            $($(#[$meta])* #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                super::$name($crate::common::Ground::sqlite().await).await;
            })+
        }

        mod on_postgres {
            $($(#[$meta])* #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                let test = concat!(module_path!(), "::", stringify!($name));
                if let Some(ground) = $crate::common::Ground::postgres(test).await {
                    super::$name(ground).await;
                }
            })+
        }
    };
}

mod accounts;
mod agree;
mod append;
mod concurrency;
mod entries;
mod evidence_files;
mod fictional;
mod oracle;
mod reading;
mod reports;
mod search;
mod verify;
mod visibility;
