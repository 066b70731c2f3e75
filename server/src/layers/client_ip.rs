//! Where a request comes from.
//!
//! A header is believed only from a proxy that was named; from anybody else it is a claim that
//! anyone can make (`CF-Connecting-IP`, `X-Forwarded-For` …) and is ignored.

use crate::state::AppState;
use axum::extract::{ConnectInfo, FromRequestParts};
use http::{HeaderName, request::Parts};
use std::{
    convert::Infallible,
    net::{IpAddr, Ipv4Addr, SocketAddr},
};

/// The proxies whose header is believed.
#[derive(Clone, Debug)]
pub struct TrustedProxies {
    ranges: Vec<(IpAddr, u8)>,
    header: HeaderName,
}

impl TrustedProxies {
    /// Reads a list of CIDR ranges and the name of the header.
    ///
    /// # Errors
    /// A sentence that says what to set.
    pub fn parse(ranges: &str, header: &str) -> Result<Self, String> {
        let header = header
            .parse()
            .map_err(|_| "CLIENT_IP_HEADER must be the name of a header")?;
        let ranges = ranges
            .split(',')
            .map(str::trim)
            .filter(|range| !range.is_empty());
        Ok(Self {
            ranges: ranges.map(range).collect::<Result<_, _>>()?,
            header,
        })
    }

    fn trusts(&self, peer: IpAddr) -> bool {
        let peer = peer.to_canonical();
        self.ranges
            .iter()
            .any(|(network, bits)| contains(*network, *bits, peer))
    }

    /// The client behind a peer.
    fn client(&self, peer: IpAddr, headers: &http::HeaderMap) -> IpAddr {
        let peer = peer.to_canonical();
        if !self.trusts(peer) {
            return peer;
        }
        // A list grows at its end with every proxy: the last entry that is not one of ours is the
        // address that our outermost proxy saw.
        let named = headers
            .get_all(&self.header)
            .iter()
            .filter_map(|value| value.to_str().ok());
        let addresses: Vec<IpAddr> = named
            .flat_map(|value| value.split(','))
            .map_while(|part| part.trim().parse().ok())
            .collect();
        let outside = addresses
            .iter()
            .rev()
            .find(|address| !self.trusts(**address));
        outside
            .or(addresses.first())
            .map_or(peer, |address| address.to_canonical())
    }
}

fn range(text: &str) -> Result<(IpAddr, u8), String> {
    let wrong = || format!("TRUSTED_PROXIES must be ranges like 10.0.0.0/8; {text} is not one");
    let (address, bits) = text.split_once('/').unwrap_or((text, ""));
    let address: IpAddr = address.parse().map_err(|_| wrong())?;
    let most = if address.is_ipv4() { 32 } else { 128 };
    let bits = if bits.is_empty() {
        most
    } else {
        bits.parse().map_err(|_| wrong())?
    };
    if bits > most {
        Err(wrong())
    } else {
        Ok((address, bits))
    }
}

fn contains(network: IpAddr, bits: u8, address: IpAddr) -> bool {
    match (network, address) {
        (IpAddr::V4(network), IpAddr::V4(address)) => {
            let mask = u32::MAX.checked_shl(32 - u32::from(bits)).unwrap_or(0);
            network.to_bits() & mask == address.to_bits() & mask
        }
        (IpAddr::V6(network), IpAddr::V6(address)) => {
            let mask = u128::MAX.checked_shl(128 - u32::from(bits)).unwrap_or(0);
            network.to_bits() & mask == address.to_bits() & mask
        }
        _ => false,
    }
}

/// The client's address.
#[derive(Clone, Copy, Debug)]
pub struct ClientIp(pub IpAddr);

impl FromRequestParts<AppState> for ClientIp {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let peer = peer.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |ConnectInfo(peer)| {
            peer.ip()
        });
        Ok(Self(state.proxies.client(peer, &parts.headers)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(ranges: &str, peer: &str, header: &str) -> String {
        let proxies = TrustedProxies::parse(ranges, "CF-Connecting-IP").unwrap();
        let mut headers = http::HeaderMap::new();
        headers.insert("cf-connecting-ip", header.parse().unwrap());
        proxies.client(peer.parse().unwrap(), &headers).to_string()
    }

    #[test]
    fn a_claim_from_anybody_is_ignored() {
        assert_eq!(client("", "198.51.100.9", "203.0.113.7"), "198.51.100.9");
        assert_eq!(
            client("10.0.0.0/8", "198.51.100.9", "203.0.113.7"),
            "198.51.100.9"
        );
    }

    #[test]
    fn a_named_proxy_is_believed() {
        assert_eq!(
            client("10.0.0.0/8", "10.1.2.3", "203.0.113.7"),
            "203.0.113.7"
        );
        assert_eq!(
            client("10.0.0.0/8", "::ffff:10.1.2.3", "::ffff:203.0.113.7"),
            "203.0.113.7"
        );
        assert_eq!(client("fd00::/8", "fd00::1", "2001:db8::1"), "2001:db8::1");
        assert_eq!(client("0.0.0.0/0", "10.1.2.3", "nonsense"), "10.1.2.3");
    }

    #[test]
    fn what_a_client_puts_in_front_of_a_list_is_not_believed() {
        assert_eq!(
            client("10.0.0.0/8", "10.1.2.3", "1.1.1.1, 203.0.113.7, 10.9.9.9"),
            "203.0.113.7"
        );
    }
}
