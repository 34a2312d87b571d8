import Synchronization

/// The URLs that were read and checked before: a gateway asks a handful of them again and again.
///
/// A URL with a query is never kept, since it may hold what a citizen wrote.
final class TargetCache: Sendable {
    private static let capacity = 64

    private let targets = Mutex<[String: RequestTarget]>([:])

    /// Reads and checks a URL, or remembers that it was.
    func target(of url: String) throws(TransportError) -> RequestTarget {
        if let known = targets.withLock({ $0[url] }) { return known }
        let target = try RequestTarget(url)
        guard target.scheme != .file, !url.utf8.contains(UInt8(ascii: "?")) else { return target }
        targets.withLock { targets in
            if targets.count >= Self.capacity { targets.removeAll(keepingCapacity: true) }
            targets[url] = target
        }
        return target
    }
}
