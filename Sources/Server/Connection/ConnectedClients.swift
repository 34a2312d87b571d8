import NIOCore
import Synchronization

/// The clients of the connections that are open, for requests that know their connection only.
///
/// Asking the pipeline itself would take a turn of its event loop for each request.
final class ConnectedClients: Sendable {
    private let clients = Mutex<[ObjectIdentifier: ClientPresence]>([:])

    /// Connections that are known.
    var count: Int { clients.withLock(\.count) }

    /// The client of a connection; nil when no handler watches it, as in tests without a connection.
    subscript(channel: any Channel) -> ClientPresence? { clients.withLock { $0[ObjectIdentifier(channel)] } }

    /// Begins to know a connection; it must be removed while it exists.
    func add(_ presence: ClientPresence, of channel: any Channel) {
        clients.withLock { $0[ObjectIdentifier(channel)] = presence }
    }

    /// Forgets a connection.
    func remove(_ channel: any Channel) {
        _ = clients.withLock { $0.removeValue(forKey: ObjectIdentifier(channel)) }
    }
}
