//! Where webhooks may lead: to public addresses, spelled plainly, over an encrypted connection. An operator may name networks
//! of the own house to which they may lead as well.

use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use core::str::FromStr;

use crate::domain::basics::string_enum::string_enum;

/// The longest address, in bytes.
pub const LONGEST: usize = 2_000;
/// The longest name of a host, and of a part of it (RFC 1035).
const LONGEST_NAME: usize = 253;
const LONGEST_LABEL: usize = 63;

string_enum! {
    /// Why nothing may be sent to an address.
    TargetFault {
        /// It is no address of the web, or spelled in a way that programs read differently.
        Unreadable = "unreadable",
        /// The connection would not be encrypted.
        Plain = "plain",
        /// It leads to a network that is not public.
        NotPublic = "not_public",
    }
}

/// A host as an address names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Host {
    Name(String),
    Address(IpAddr),
}

/// Where an address leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Whether the connection is encrypted.
    pub encrypted: bool,
    pub host: Host,
    pub port: u16,
}

impl FromStr for Target {
    type Err = TargetFault;

    /// Only plain spellings are taken: small letters and digits in names of at least two parts, network addresses as they
    /// are usually written, no name of a user, no part of a page. So everybody who reads it reads the same host.
    fn from_str(address: &str) -> Result<Self, TargetFault> {
        let bad = TargetFault::Unreadable;
        let (encrypted, rest) = match address.strip_prefix("https://") {
            Some(rest) => (true, rest),
            None => (false, address.strip_prefix("http://").ok_or(bad)?),
        };
        let sound = |byte: u8| byte.is_ascii_graphic() && !b"\\#\"<>^`{|}".contains(&byte);
        if address.len() > LONGEST || !address.bytes().all(sound) {
            return Err(bad);
        }
        let authority = &rest[..rest.find(['/', '?']).unwrap_or(rest.len())];
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
            _ => (authority, None),
        };
        let port = match port {
            None if encrypted => 443,
            None => 80,
            Some(port) => {
                let plain = !port.starts_with('0') && port.bytes().all(|it| it.is_ascii_digit());
                port.parse().ok().filter(|_| plain).ok_or(bad)?
            }
        };
        Ok(Self { encrypted, host: host.parse()?, port })
    }
}

impl FromStr for Host {
    type Err = TargetFault;

    fn from_str(host: &str) -> Result<Self, TargetFault> {
        let bad = TargetFault::Unreadable;
        if let Some(inside) = host.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
            let address: Ipv6Addr = inside.parse().map_err(|_| bad)?;
            return if address.to_string() == inside { Ok(Self::Address(address.into())) } else { Err(bad) };
        }
        if let Ok(address) = host.parse::<Ipv4Addr>() {
            return Ok(Self::Address(address.into()));
        }
        let is_label = |label: &str| {
            let inside = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-';
            !label.is_empty()
                && label.len() <= LONGEST_LABEL
                && label.bytes().all(inside)
                && !label.starts_with('-')
                && !label.ends_with('-')
        };
        let last = host.rsplit('.').next().unwrap_or_default();
        // What ends in a number is read as a network address by some.
        let named = last.starts_with(|it: char| it.is_ascii_lowercase());
        let fine = named && host.len() <= LONGEST_NAME && host.contains('.') && host.split('.').all(is_label);
        if fine { Ok(Self::Name(host.to_owned())) } else { Err(bad) }
    }
}

/// Scheme, host and port of an address, which are no secret as what follows may be.
pub fn origin(address: &str) -> &str {
    let host = address.find("://").map_or(0, |at| at + 3);
    let end = address[host..].find(['/', '?']).map_or(address.len(), |at| host + at);
    &address[..end]
}

/// A network of the operator's own, as `10.20.0.0/16`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    first: IpAddr,
    prefix: u8,
}

impl Network {
    /// Whether an address is in it. One family of addresses is never taken for the other.
    pub fn contains(&self, address: IpAddr) -> bool {
        match (self.first, address) {
            (IpAddr::V4(first), IpAddr::V4(address)) => {
                let mask = u32::MAX.checked_shl(32 - u32::from(self.prefix)).unwrap_or_default();
                first.to_bits() & mask == address.to_bits() & mask
            }
            (IpAddr::V6(first), IpAddr::V6(address)) => {
                let mask = u128::MAX.checked_shl(128 - u32::from(self.prefix)).unwrap_or_default();
                first.to_bits() & mask == address.to_bits() & mask
            }
            _ => false,
        }
    }
}

impl FromStr for Network {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let bad = || text.to_owned();
        let (first, prefix) = text.split_once('/').ok_or_else(bad)?;
        let (first, prefix): (IpAddr, u8) = (first.parse().map_err(|_| bad())?, prefix.parse().map_err(|_| bad())?);
        let most = if first.is_ipv4() { 32 } else { 128 };
        if prefix <= most { Ok(Self { first, prefix }) } else { Err(bad()) }
    }
}

/// The networks of a setting, with commas or spaces between them.
///
/// # Errors
/// The first that is none.
pub fn networks(text: &str) -> Result<Vec<Network>, String> {
    text.split([',', ' ']).filter(|it| !it.is_empty()).map(str::parse).collect()
}

/// Why an address cannot be that of a webhook, as far as it says by itself; `own` are the networks of the operator.
pub fn fault(address: &str, own: &[Network]) -> Option<TargetFault> {
    let target = match address.parse::<Target>() {
        Ok(target) => target,
        Err(fault) => return Some(fault),
    };
    match target.host {
        Host::Address(address) => reach_fault(target.encrypted, &[address], own),
        // Within the own networks what is named may be: that is known once the name is looked up.
        Host::Name(_) => (!target.encrypted && own.is_empty()).then_some(TargetFault::Plain),
    }
}

/// Why nothing may be sent to a host with these network addresses: all of them have to be public, or the operator's own.
/// Without encryption only the operator's own are reached.
pub fn reach_fault(encrypted: bool, addresses: &[IpAddr], own: &[Network]) -> Option<TargetFault> {
    let is_own = |it: &IpAddr| own.iter().any(|network| network.contains(*it));
    if addresses.is_empty() || !addresses.iter().all(|it| is_own(it) || is_public(*it)) {
        return Some(TargetFault::NotPublic);
    }
    (!encrypted && !addresses.iter().all(is_own)).then_some(TargetFault::Plain)
}

/// Whether an address is one of the public network: none that stands for a private one, for another address, for many
/// receivers, or for nothing (IANA's registries of special-purpose addresses).
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let special = matches!(
        (a, b, c),
        (0 | 10 | 127, ..)
            | (100, 64..=127, _)
            | (169, 254, _)
            | (172, 16..=31, _)
            | (192, 0, 0 | 2)
            | (192, 31, 196)
            | (192, 52, 193)
            | (192, 88, 99)
            | (192, 168, _)
            | (192, 175, 48)
            | (198, 18 | 19, _)
            | (198, 51, 100)
            | (203, 0, 113)
            | (224..=255, ..)
    );
    !special
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let [a, b, ..] = address.segments();
    // Of all addresses only 2000::/3 is given to networks; what maps, embeds or translates the others lies outside it, or in
    // the parts taken out here: 2001::/23 (Teredo and others), 2001:db8::/32, 2002::/16 (6to4), 3fff::/20.
    let given = (0x2000..=0x3fff).contains(&a);
    let special =
        matches!((a, b), (0x2001, 0..=0x1ff | 0xdb8) | (0x2002, _) | (0x3fff, 0..=0xfff)) || (a, b) == (0x2620, 0x4f);
    given && !special
}

#[cfg(test)]
#[path = "target_tests.rs"]
mod tests;
