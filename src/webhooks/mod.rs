//! Telling other systems what became public (Standard Webhooks): a signed message posted to an address that was checked.

mod message;
mod resolver;

pub use crate::webhooks::message::{TEST, WebhookMessage, WebhookSite};
pub use crate::webhooks::resolver::{Resolved, Resolver, SystemResolver};

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use reqwest::redirect::Policy;
use reqwest::{Client, StatusCode, Url};
use tokio::task::JoinSet;

use crate::domain::webhook::Outcome;
use crate::domain::webhook::target::{Host, Network, Target, reach_fault};
use crate::service::Accord;
use crate::service::webhook::delivery::Message;
use crate::store;

/// How long an attempt may take, the lookup of the host included.
pub const LONGEST: Duration = Duration::from_secs(10);
/// How many messages are under way at once, each to another webhook.
const AT_ONCE: usize = 16;

/// Sends what webhooks are told. A clone is cheap.
#[derive(Clone)]
pub struct WebhookSender {
    site: Arc<WebhookSite>,
    resolver: Arc<dyn Resolver>,
    longest: Duration,
}

impl WebhookSender {
    /// For a site; `longest` is how long an attempt may take.
    pub fn new(site: WebhookSite, resolver: Arc<dyn Resolver>, longest: Duration) -> Self {
        // Another part of the program may have chosen it already: it is the same.
        let _ = rustls::crypto::ring::default_provider().install_default();
        Self { site: Arc::new(site), resolver, longest }
    }

    /// Keeps what is to be told of what was recorded since, and sends what waits, until nothing is due. Returns how many
    /// messages were sent, whatever became of them.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn tell(&self, accord: &Accord) -> store::Result<u32> {
        accord.webhooks().catch_up().await?;
        // One message at a time for each webhook: a slow receiver holds up its own only.
        let (mut running, mut busy, mut sent) = (JoinSet::new(), Vec::new(), 0);
        loop {
            while running.len() < AT_ONCE {
                let Some(message) = accord.webhooks().claim(&busy).await? else { break };
                busy.push(message.webhook.clone());
                let (sender, accord) = (self.clone(), accord.clone());
                running.spawn(async move {
                    let (outcome, status) = sender.send(&message, accord.webhooks().networks()).await;
                    tracing::debug!(webhook = message.webhook, message = message.id, %outcome, status, "a webhook was told");
                    let settled = accord.webhooks().settle(&message, outcome, status).await;
                    (message.webhook, settled)
                });
            }
            match running.join_next().await {
                None => return Ok(sent),
                Some(Ok((webhook, settled))) => {
                    settled?;
                    sent += 1;
                    busy.retain(|it| *it != webhook);
                }
                // Its claim ends by itself.
                Some(Err(error)) => tracing::error!(%error, "a webhook could not be told"),
            }
        }
    }

    /// Posts one, and says what became of it and with which status it was answered.
    async fn send(&self, message: &Message, own: &[Network]) -> (Outcome, Option<u16>) {
        match tokio::time::timeout(self.longest, self.attempt(message, own)).await {
            Ok(done) => done,
            Err(_) => (Outcome::TooSlow, None),
        }
    }

    async fn attempt(&self, message: &Message, own: &[Network]) -> (Outcome, Option<u16>) {
        let Ok(target) = message.address.parse::<Target>() else { return (Outcome::Forbidden, None) };
        let addresses = match &target.host {
            Host::Address(address) => vec![SocketAddr::new(*address, target.port)],
            Host::Name(name) => match self.resolver.resolve(name, target.port).await {
                Ok(addresses) => addresses,
                Err(_) => return (Outcome::Unreachable, None),
            },
        };
        let found: Vec<IpAddr> = addresses.iter().map(SocketAddr::ip).collect();
        if reach_fault(target.encrypted, &found, own).is_some() {
            return (Outcome::Forbidden, None);
        }
        // Both have to read the same host, or what was checked is not what is reached.
        let url = Url::parse(&message.address).ok().filter(|url| reads_same(url, &target));
        let Some(url) = url else { return (Outcome::Forbidden, None) };
        let Ok(client) = self.client(&target, &addresses) else { return (Outcome::Unreachable, None) };
        let Ok(body) = self.site.body(message) else { return (Outcome::Unreachable, None) };
        let seconds = message.now.0.div_euclid(1_000_000);
        let signatures = message.secrets.iter().filter_map(|it| it.signature(&message.id, seconds, &body));
        let request = client
            .post(url)
            .header("content-type", "application/json")
            .header("webhook-id", &message.id)
            .header("webhook-timestamp", seconds)
            .header("webhook-signature", signatures.collect::<Vec<_>>().join(" "))
            .body(body);
        match request.send().await {
            // What else it answers is not read.
            Ok(response) => {
                let status = response.status();
                let outcome = match status {
                    StatusCode::GONE => Outcome::Gone,
                    _ if status.is_success() => Outcome::Taken,
                    _ => Outcome::Refused,
                };
                (outcome, Some(status.as_u16()))
            }
            Err(error) if error.is_timeout() => (Outcome::TooSlow, None),
            Err(_) => (Outcome::Unreachable, None),
        }
    }

    /// Connects to these addresses and to no other, whatever the name leads to by then.
    fn client(&self, target: &Target, addresses: &[SocketAddr]) -> reqwest::Result<Client> {
        let client = Client::builder()
            .timeout(self.longest)
            .redirect(Policy::none())
            .no_proxy()
            .referer(false)
            .pool_max_idle_per_host(0)
            .user_agent("Accord-Webhooks");
        let client = match &target.host {
            Host::Name(name) => client.resolve_to_addrs(name, addresses),
            Host::Address(_) => client,
        };
        if target.encrypted { client.https_only(true).build() } else { client.tls_certs_only([]).build() }
    }
}

/// Whether an address was read alike by both who read it.
fn reads_same(url: &Url, target: &Target) -> bool {
    let host = match &target.host {
        Host::Name(name) => name.clone(),
        Host::Address(IpAddr::V4(address)) => address.to_string(),
        Host::Address(IpAddr::V6(address)) => format!("[{address}]"),
    };
    let scheme = if target.encrypted { "https" } else { "http" };
    url.scheme() == scheme && url.host_str() == Some(&*host) && url.port_or_known_default() == Some(target.port)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    /// What the rules take for an address, the client reads as they do.
    #[rstest]
    #[case("https://hooks.example.org/in?x=1")]
    #[case("https://hooks.example.org:8443")]
    #[case("http://10.0.0.1:8080/in")]
    #[case("https://8.8.8.8/")]
    #[case("https://[2606:4700::1111]:444/")]
    #[case("https://xn--3e0b707e.kr")]
    fn an_address_is_read_alike(#[case] address: &str) {
        assert!(reads_same(&Url::parse(address).unwrap(), &address.parse().unwrap()));
    }
}
