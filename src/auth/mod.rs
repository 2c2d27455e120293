//! How people prove who they are: passwords, the pace of attempts, how long a session holds. The use cases that put these
//! together are in `service/sign_in.rs`.

pub mod hasher;
pub mod pace;
pub mod password;
pub mod span;
