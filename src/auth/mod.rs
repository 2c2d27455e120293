//! How people prove who they are: passwords and their hashes. The use cases that put these together are in
//! `service/account/sign_in.rs`.

pub mod hasher;
pub mod password;
