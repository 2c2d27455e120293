//! Looking up the network addresses of a host.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;

/// The addresses of a host at a port, once they are known.
pub type Resolved<'a> = Pin<Box<dyn Future<Output = io::Result<Vec<SocketAddr>>> + Send + 'a>>;

/// Looks up the network addresses of a host.
pub trait Resolver: Send + Sync {
    /// The addresses of a host, each with the port.
    fn resolve<'a>(&'a self, host: &'a str, port: u16) -> Resolved<'a>;
}

/// As the system does.
#[derive(Clone, Copy, Debug)]
pub struct SystemResolver;

impl Resolver for SystemResolver {
    fn resolve<'a>(&'a self, host: &'a str, port: u16) -> Resolved<'a> {
        Box::pin(async move { Ok(tokio::net::lookup_host((host, port)).await?.collect()) })
    }
}
