import NIOCore

/// Notices in the pipeline of a connection that the client closes its side, or that the connection breaks.
///
/// A client that closes its side has most often gone, as a browser does that leaves a page; some have only said all and
/// listen (RFC 9293, 3.6). Nothing tells the one from the other before an answer is written, so both get ``grace``: quick
/// answers arrive, long work is stopped. It is counted once for a connection, whatever the requests on it.
final class ClientPresenceHandler: ChannelInboundHandler, RemovableChannelHandler, Sendable {
    typealias InboundIn = Any

    /// How long a client that has closed its side may still wait for its answer.
    static let grace = TimeAmount.seconds(1)

    let presence = ClientPresence()
    private let connections: ConnectedClients

    /// Creates the handler of one connection.
    init(_ connections: ConnectedClients) { self.connections = connections }

    func handlerAdded(context: ChannelHandlerContext) { connections.add(presence, of: context.channel) }

    func handlerRemoved(context: ChannelHandlerContext) { connections.remove(context.channel) }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let event = event as? ChannelEvent, event == .inputClosed {
            context.eventLoop.scheduleTask(in: Self.grace) { [presence] in presence.become(.silent) }
        }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        presence.become(.gone)
        context.fireChannelInactive()
    }
}
