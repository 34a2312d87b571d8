import Gateway
import HTTPTypes
import Hummingbird

/// Tells programs on this machine from everybody else, for what is theirs without a key.
///
/// A listener on a loopback address keeps other machines out, but not a proxy in front nor a web page in a browser on this
/// machine. A proxy shows by the configuration, by what it adds or by the host it was asked for, a page of another site by
/// its origin, and a name that was pointed here (DNS rebinding) by the host.
struct LocalCaller: Sendable {
    private let listensLocally: Bool
    private let isBehindProxy: Bool

    init(_ server: GatewayConfiguration.Server) {
        listensLocally = GatewayConfiguration.isLoopback(server.host)
        isBehindProxy = server.trustsForwardedHeaders
    }

    /// Whether a request with this authority (`127.0.0.1:8080`) and origin (`http://127.0.0.1:8080`) is made on this machine.
    ///
    /// - Parameters:
    ///   - authority: Host and port that were asked for.
    ///   - origin: Origin of the page that asks, if one does.
    ///   - address: Address of the other end; nil where only a listener on a loopback address can tell.
    /// - Returns: Whether it is.
    func makes(authority: String?, origin: String?, from address: String? = nil) -> Bool {
        guard !isBehindProxy, address.map(GatewayConfiguration.isLoopback) ?? listensLocally else { return false }
        guard let authority, GatewayConfiguration.isLoopback(Self.host(of: authority)) else { return false }
        return origin.map { $0 == "http://\(authority)" } ?? true
    }

    /// Whether a request is made on this machine, straight.
    func makes(_ request: Request, from address: String?) -> Bool {
        let isForwarded = Self.forwarding.contains { request.headers[$0] != nil }
        return !isForwarded
            && makes(authority: request.head.authority, origin: request.headers[.origin], from: address)
    }

    /// Refuses to change units for a caller without a key who is not on this machine.
    func checkWriting(_ request: Request, from address: String?) throws(Problem) {
        guard makes(request, from: address) else {
            throw Problem(
                .unitsReadOnly,
                es: "Sin claves solo escribe quien llama desde esta misma máquina, sin proxy ni página de otro origen.",
                en: "Without keys only callers on this very machine write, without a proxy or a page of another origin."
            )
        }
    }

    private static let forwarding = ["Forwarded", "X-Forwarded-For", "X-Real-IP", "Via"].compactMap {
        HTTPField.Name($0)
    }

    /// The host of an authority, an IPv6 address without its brackets.
    private static func host(of authority: String) -> String {
        if authority.first == "[" { return String(authority.dropFirst().prefix { $0 != "]" }) }
        return String(authority.prefix { $0 != ":" })
    }
}
