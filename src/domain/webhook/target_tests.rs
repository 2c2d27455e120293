use super::*;
use rstest::rstest;

fn own(text: &str) -> Vec<Network> {
    networks(text).unwrap()
}

#[rstest]
#[case("https://hooks.example.org", None)]
#[case("https://hooks.example.org:8443/in?from=accord", None)]
#[case("https://xn--3e0b707e.kr/", None)]
#[case("https://8.8.8.8/in", None)]
#[case("https://[2606:4700::1111]/in", None)]
#[case::plain("http://hooks.example.org/", Some(TargetFault::Plain))]
#[case::loopback("https://127.0.0.1/", Some(TargetFault::NotPublic))]
#[case::metadata("https://169.254.169.254/latest", Some(TargetFault::NotPublic))]
#[case::loopback_6("https://[::1]/", Some(TargetFault::NotPublic))]
#[case::mapped("https://[::ffff:127.0.0.1]/", Some(TargetFault::NotPublic))]
#[case::mapped_public("https://[::ffff:8.8.8.8]/", Some(TargetFault::NotPublic))]
#[case::mapped_in_hex("https://[::ffff:7f00:1]/", Some(TargetFault::Unreadable))]
#[case::long_6("https://[2606:4700:0:0:0:0:0:1111]/", Some(TargetFault::Unreadable))]
#[case::zone("https://[fe80::1%25eth0]/", Some(TargetFault::Unreadable))]
#[case::decimal("https://2130706433/", Some(TargetFault::Unreadable))]
#[case::octal("https://0177.0.0.1/", Some(TargetFault::Unreadable))]
#[case::hex("https://0x7f.0.0.1/", Some(TargetFault::Unreadable))]
#[case::hex_whole("https://0x7f000001/", Some(TargetFault::Unreadable))]
#[case::short("https://127.1/", Some(TargetFault::Unreadable))]
#[case::hex_last("https://a.0x7f/", Some(TargetFault::Unreadable))]
#[case::dot("https://127.0.0.1./", Some(TargetFault::Unreadable))]
#[case::name_dot("https://hooks.example.org./", Some(TargetFault::Unreadable))]
#[case::one_part("https://localhost/", Some(TargetFault::Unreadable))]
#[case::capitals("https://Hooks.Example.org/", Some(TargetFault::Unreadable))]
#[case::scheme("HTTPS://hooks.example.org/", Some(TargetFault::Unreadable))]
#[case::wide("https://ｈooks.example.org/", Some(TargetFault::Unreadable))]
#[case::wide_dot("https://127。0。0。1/", Some(TargetFault::Unreadable))]
#[case::circled("https://①②⑦.0.0.1/", Some(TargetFault::Unreadable))]
#[case::hangul("https://한국.kr/", Some(TargetFault::Unreadable))]
#[case::encoded("https://hooks%2eexample.org/", Some(TargetFault::Unreadable))]
#[case::user("https://user@hooks.example.org/", Some(TargetFault::Unreadable))]
#[case::user_hides("https://hooks.example.org@127.0.0.1/", Some(TargetFault::Unreadable))]
#[case::backslash("https://hooks.example.org\\@127.0.0.1/", Some(TargetFault::Unreadable))]
#[case::fragment("https://hooks.example.org/#x", Some(TargetFault::Unreadable))]
#[case::space("https://hooks.example.org/a b", Some(TargetFault::Unreadable))]
#[case::line("https://hooks.example.org/\nhost: x", Some(TargetFault::Unreadable))]
#[case::no_host("https:///in", Some(TargetFault::Unreadable))]
#[case::port_zero("https://hooks.example.org:0/", Some(TargetFault::Unreadable))]
#[case::port_odd("https://hooks.example.org:0443/", Some(TargetFault::Unreadable))]
#[case::port_empty("https://hooks.example.org:/", Some(TargetFault::Unreadable))]
#[case::port_large("https://hooks.example.org:65536/", Some(TargetFault::Unreadable))]
#[case::port_signed("https://hooks.example.org:+443/", Some(TargetFault::Unreadable))]
#[case::hyphen("https://-a.example.org/", Some(TargetFault::Unreadable))]
#[case::underscore("https://a_b.example.org/", Some(TargetFault::Unreadable))]
#[case::another("ftp://hooks.example.org/", Some(TargetFault::Unreadable))]
#[case::script("javascript:alert(1)", Some(TargetFault::Unreadable))]
#[case::none("", Some(TargetFault::Unreadable))]
fn only_plainly_spelled_public_addresses_are_taken(#[case] address: &str, #[case] expected: Option<TargetFault>) {
    assert_eq!(fault(address, &[]), expected, "{address}");
}

#[test]
fn an_address_has_an_end() {
    let address = |length: usize| format!("https://a.example/{}", "x".repeat(length - 18));
    assert_eq!([LONGEST, LONGEST + 1].map(|it| fault(&address(it), &[]).is_some()), [false, true]);
    let label = |length: usize| format!("https://{}.example/", "a".repeat(length));
    assert_eq!([63, 64].map(|it| fault(&label(it), &[]).is_some()), [false, true]);
}

#[rstest]
#[case::this("0.0.0.0")]
#[case::this_network("0.1.2.3")]
#[case::private("10.0.0.1")]
#[case::private("172.16.0.1")]
#[case::private("172.31.255.255")]
#[case::private("192.168.1.1")]
#[case::loopback("127.0.0.1")]
#[case::loopback("127.255.255.254")]
#[case::link_local("169.254.169.254")]
#[case::shared("100.64.0.1")]
#[case::shared("100.127.255.255")]
#[case::protocols("192.0.0.1")]
#[case::documentation("192.0.2.1")]
#[case::documentation("198.51.100.7")]
#[case::documentation("203.0.113.7")]
#[case::relay("192.88.99.1")]
#[case::benchmark("198.18.0.1")]
#[case::benchmark("198.19.255.255")]
#[case::multicast("224.0.0.1")]
#[case::multicast("239.255.255.255")]
#[case::reserved("240.0.0.1")]
#[case::broadcast("255.255.255.255")]
#[case::unspecified("::")]
#[case::loopback_6("::1")]
#[case::compatible("::7f00:1")]
#[case::compatible("::808:808")]
#[case::mapped("::ffff:10.0.0.1")]
#[case::mapped("::ffff:8.8.8.8")]
#[case::translated("::ffff:0:127.0.0.1")]
#[case::nat64("64:ff9b::7f00:1")]
#[case::nat64("64:ff9b::808:808")]
#[case::nat64_local("64:ff9b:1::1")]
#[case::discard("100::1")]
#[case::teredo("2001::1")]
#[case::orchid("2001:20::1")]
#[case::documentation_6("2001:db8::1")]
#[case::documentation_6("3fff::1")]
#[case::six_to_four("2002:7f00:1::")]
#[case::segments("5f00::1")]
#[case::unique_local("fc00::1")]
#[case::unique_local("fd12:3456::1")]
#[case::link_local_6("fe80::1")]
#[case::site_local("fec0::1")]
#[case::multicast_6("ff02::1")]
fn what_is_not_of_the_public_network_is_not_public(#[case] address: IpAddr) {
    assert!(!is_public(address), "{address}");
    assert_eq!(reach_fault(true, &["8.8.8.8".parse().unwrap(), address], &[]), Some(TargetFault::NotPublic));
}

#[rstest]
#[case("1.1.1.1")]
#[case("8.8.8.8")]
#[case("100.63.255.255")]
#[case("100.128.0.1")]
#[case("172.15.0.1")]
#[case("172.32.0.1")]
#[case("198.20.0.1")]
#[case("223.255.255.254")]
#[case("2606:4700::1111")]
#[case("2001:200::1")]
#[case("2a00:1450::1")]
fn the_public_network_is(#[case] address: IpAddr) {
    assert!(is_public(address), "{address}");
}

#[test]
fn the_operators_own_networks_are_reached_with_and_without_encryption() {
    let own = own("10.20.0.0/16, fd00:1::/32");
    let reach = |encrypted, addresses: &[&str]| {
        let addresses: Vec<IpAddr> = addresses.iter().map(|it| it.parse().unwrap()).collect();
        reach_fault(encrypted, &addresses, &own)
    };
    assert_eq!(reach(true, &["10.20.3.4", "8.8.8.8"]), None);
    assert_eq!(reach(false, &["10.20.3.4", "fd00:1:2::1"]), None);
    assert_eq!(reach(false, &["10.20.3.4", "8.8.8.8"]), Some(TargetFault::Plain));
    assert_eq!(reach(true, &["10.21.0.1"]), Some(TargetFault::NotPublic));
    assert_eq!(reach(true, &["::ffff:10.20.3.4"]), Some(TargetFault::NotPublic));
    assert_eq!(reach(true, &[]), Some(TargetFault::NotPublic), "a name without an address leads nowhere");
    assert_eq!(fault("http://hooks.ministry.example/", &own), None, "known once the name is looked up");
    assert_eq!(fault("http://10.20.0.1:8080/", &own), None);
    assert_eq!(fault("http://8.8.8.8/", &own), Some(TargetFault::Plain));
}

#[rstest]
#[case("0.0.0.0/0", "203.0.113.9", true)]
#[case("10.0.0.1/32", "10.0.0.1", true)]
#[case("10.0.0.1/32", "10.0.0.2", false)]
#[case("::/0", "10.0.0.1", false)]
#[case("fd00::/8", "fdff::1", true)]
fn a_network_holds_its_addresses(#[case] network: Network, #[case] address: IpAddr, #[case] expected: bool) {
    assert_eq!(network.contains(address), expected);
}

#[rstest]
#[case("10.0.0.0")]
#[case("10.0.0.0/33")]
#[case("::/129")]
#[case("ten/8")]
#[case("10.0.0.0/8;11.0.0.0/8")]
fn what_is_no_network_is_refused(#[case] text: &str) {
    assert_eq!(networks(text), Err(text.to_owned()));
}

#[rstest]
#[case("https://hooks.example.org:8443/in/secret", "https://hooks.example.org:8443")]
#[case("https://hooks.example.org?key=secret", "https://hooks.example.org")]
#[case("https://hooks.example.org", "https://hooks.example.org")]
fn what_follows_the_host_is_not_named(#[case] address: &str, #[case] expected: &str) {
    assert_eq!(origin(address), expected);
}
