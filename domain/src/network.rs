//! Which client addresses count as the same network.
//!
//! An address is a signal, not an identity: carriers share IPv4 addresses, and a device changes
//! the lower half of its IPv6 address by itself (RFC 8981). So IPv4 counts exactly and IPv6 as its /64.

use std::net::{IpAddr, Ipv6Addr};

/// The canonical form of a client's network: `203.0.113.7` or `2001:db8:1:2::/64`.
///
/// An IPv4 address mapped into IPv6 (`::ffff:203.0.113.7`, RFC 4291 §2.5.5.2), as a dual-stack
/// socket reports it, is the IPv4 address.
pub fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            format!("{}/64", Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

/// For logs and lists: the /24 of IPv4 or the /48 of IPv6.
pub fn truncated(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(v4) => {
            let [a, b, c, _] = v4.octets();
            format!("{a}.{b}.{c}.0/24")
        }
        IpAddr::V6(v6) => {
            let [a, b, c, ..] = v6.segments();
            format!("{}/48", Ipv6Addr::new(a, b, c, 0, 0, 0, 0, 0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> String {
        network(text.parse().unwrap())
    }

    #[test]
    fn privacy_addresses_and_mapped_addresses_are_the_same_network() {
        assert_eq!(of("::ffff:203.0.113.7"), "203.0.113.7");
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:2:ffff:1:2:3"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_ne!(of("203.0.113.7"), of("203.0.113.8"));
    }

    #[test]
    fn logs_see_less() {
        assert_eq!(truncated("203.0.113.7".parse().unwrap()), "203.0.113.0/24");
        assert_eq!(
            truncated("2001:db8:1:2::1".parse().unwrap()),
            "2001:db8:1::/48"
        );
    }
}
