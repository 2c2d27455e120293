//! Tests that run on both databases.

/// Declares tests that run on SQLite always, and on PostgreSQL where `ACCORD_TEST_POSTGRES_URL` leads to a server
/// (`scripts/with-postgres.sh` starts one). Each has a database of its own.
macro_rules! on_both {
    ($($(#[$meta:meta])* async fn $name:ident($database:ident: TestDatabase) $body:block)+) => {
        $(async fn $name($database: $crate::support::database::TestDatabase) $body)+

        mod on_sqlite {
            $($(#[$meta])* #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                super::$name($crate::support::database::TestDatabase::sqlite().await).await;
            })+
        }

        mod on_postgres {
            $($(#[$meta])* #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                let test = concat!(module_path!(), "::", stringify!($name));
                if let Some(database) = $crate::support::database::TestDatabase::postgres(test).await {
                    super::$name(database).await;
                }
            })+
        }
    };
}
