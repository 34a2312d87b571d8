import Gateway
import HTTPTypes
public import Hummingbird
import NIOCore

/// What travels with one request.
public struct GatewayRequestContext: RequestContext {
    /// Storage of the framework: logger with the request's identifier, parameters.
    public var coreContext: CoreRequestContextStorage

    /// Who makes the request, once that is known.
    let admission = RequestAdmission()
    /// What the log calls the request, and its place in a trace.
    var identity = RequestIdentity()
    /// Whether the client is still there; nil in tests without a connection.
    var client: ClientPresence?
    let channel: any Channel

    /// The other end of the connection; asking takes a lock, so only who needs it does.
    var remoteAddress: SocketAddress? { channel.remoteAddress }

    /// Creates the context of a request.
    public init(source: Source) {
        coreContext = .init(source: source)
        channel = source.channel
    }
}

extension Request {
    /// Language of the messages to this client.
    var messageLanguage: MessageLanguage { MessageLanguage(acceptLanguage: headers[.acceptLanguage]) }

    /// Type of the body without parameters, in lower case: `application/json`; nil when the client names none.
    var mediaType: String? {
        guard let field = headers[.contentType] else { return nil }
        if field == "application/json" { return field }
        return field.prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased()
    }
}
