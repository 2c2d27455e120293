//! Tells Cargo to build again when a migration changes, since the binary holds them.
fn main() {
    println!("cargo:rerun-if-changed=src/store/migrations");
}
