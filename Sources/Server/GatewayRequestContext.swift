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
    /// The other end of the connection.
    let remoteAddress: SocketAddress?

    /// Creates the context of a request.
    public init(source: Source) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress
    }
}

extension Request {
    /// Language of the messages to this client.
    var messageLanguage: MessageLanguage { MessageLanguage(acceptLanguage: headers[.acceptLanguage]) }

    /// Type of the body without parameters, in lower case: `application/json`; nil when the client names none.
    var mediaType: String? {
        headers[.contentType].map { $0.prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased() }
    }
}
