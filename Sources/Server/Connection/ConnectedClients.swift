import NIOCore
import Synchronization

/// The clients of the connections that are open, for requests that know their connection only.
///
/// Asking the pipeline itself would take a turn of its event loop for each request.
final class ConnectedClients: Sendable {
    private struct State {
        var clients: [ObjectIdentifier: ClientPresence] = [:]
        var isWatching = false
    }

    private static let gone = ClientPresence(.gone)

    private let state = Mutex(State())

    /// Connections that are open.
    var count: Int { state.withLock(\.clients.count) }

    /// The client of a connection, which has gone when the connection is not known any more.
    ///
    /// Nil before any connection was watched: the requests of tests come without one.
    subscript(channel: any Channel) -> ClientPresence? {
        state.withLock { state in
            state.clients[ObjectIdentifier(channel)] ?? (state.isWatching ? Self.gone : nil)
        }
    }

    /// Begins to watch a connection; it must be removed while it exists.
    func add(_ presence: ClientPresence, of channel: any Channel) {
        state.withLock { state in
            state.clients[ObjectIdentifier(channel)] = presence
            state.isWatching = true
        }
    }

    /// Forgets a connection.
    func remove(_ channel: any Channel) {
        _ = state.withLock { $0.clients.removeValue(forKey: ObjectIdentifier(channel)) }
    }
}
