import NIOCore

/// Notices in the pipeline of a connection that the client closes its side, or that the connection breaks.
///
/// A client that closes its side has most often gone, as a browser does that leaves a page; some have only said all and
/// listen (RFC 9293, 3.6). Nothing tells the one from the other before an answer is written, so both get ``grace``: quick
/// answers arrive, long work is stopped.
final class ClientPresenceHandler: ChannelInboundHandler, RemovableChannelHandler, Sendable {
    typealias InboundIn = Any

    /// How long a client that has closed its side may still wait for its answer.
    static let grace = TimeAmount.seconds(1)

    let presence = ClientPresence()

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let event = event as? ChannelEvent, event == .inputClosed {
            context.eventLoop.scheduleTask(in: Self.grace) { [presence] in presence.leave() }
        }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        presence.leave()
        context.fireChannelInactive()
    }
}

extension GatewayRequestContext {
    /// Works for the client in a task that is cancelled when the client leaves.
    ///
    /// - Parameter body: The work.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws, or ``ClientPresence/Left``.
    func whileClientIsHere<Value: Sendable>(
        _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        // Requests that a test makes without a connection have a pipeline without handlers.
        guard let presence = try? await channel.pipeline.handler(type: ClientPresenceHandler.self).map(\.presence).get()
        else { return try await body() }
        return try await presence.whileHere(body)
    }
}
