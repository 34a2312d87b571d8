import Gateway
import HTTPTypes
import Hummingbird

/// Who may change units while there are no keys: programs on this machine, and nobody else.
///
/// A listener on a loopback address keeps other machines out, but not a proxy in front nor a web page in a browser on this
/// machine. A proxy shows by the configuration or by the host it was asked for, a page of another site by its origin, and
/// a name that was pointed here (DNS rebinding) by the host.
struct UnitWriteAccess: Sendable {
    private let isLocal: Bool

    init(_ server: GatewayConfiguration.Server) {
        isLocal = GatewayConfiguration.isLoopback(server.host) && !server.trustsForwardedHeaders
    }

    /// Whether a request with this authority (`127.0.0.1:8080`) and origin (`http://127.0.0.1:8080`) may write.
    func allows(authority: String?, origin: String?) -> Bool {
        guard isLocal, let authority, GatewayConfiguration.isLoopback(Self.host(of: authority)) else { return false }
        return origin.map { $0 == "http://\(authority)" } ?? true
    }

    /// Refuses a request that may not write.
    func check(_ request: Request) throws(Problem) {
        guard allows(authority: request.head.authority, origin: request.headers[.origin]) else {
            throw Problem(
                .unitsReadOnly,
                es: "Sin claves solo escribe quien llama desde esta misma máquina, sin proxy ni página de otro origen.",
                en: "Without keys only callers on this very machine write, without a proxy or a page of another origin."
            )
        }
    }

    /// The host of an authority, an IPv6 address without its brackets.
    private static func host(of authority: String) -> String {
        if authority.first == "[" { return String(authority.dropFirst().prefix { $0 != "]" }) }
        return String(authority.prefix { $0 != ":" })
    }
}
