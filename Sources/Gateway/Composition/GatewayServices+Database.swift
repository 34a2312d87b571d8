import Foundation
public import Store

/// Threads on which calls to the database wait.
///
/// A few are enough: one writes, the database has few readers, and searches must not take all of the machine. Regular
/// expressions have a thread of their own, since some take longer than anybody waits and cannot be stopped.
final class DatabaseThreads: Sendable {
    /// Searches by regular expression that run or wait, at most.
    static let patternLimit = 4

    let usual = DatabaseThreads.queue("chaka.database", threads: 4)
    let patterns = DatabaseThreads.queue("chaka.database.patterns", threads: 1)

    private static func queue(_ name: String, threads: Int) -> OperationQueue {
        let queue = OperationQueue()
        queue.name = name
        queue.maxConcurrentOperationCount = threads
        return queue
    }
}

extension GatewayServices {
    /// Asks the database on a thread that may wait, since the caller's may be an event loop.
    ///
    /// - Parameters:
    ///   - hasPattern: Whether a regular expression is matched against the texts.
    ///   - body: Calls that block.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws, and ``GatewayError/tooManySearches`` when others match regular expressions.
    public func withDatabase<Value: Sendable>(
        hasPattern: Bool = false, _ body: @escaping @Sendable (GatewayDatabase) throws -> Value
    ) async throws -> Value {
        let database = database
        let queue = hasPattern ? databaseThreads.patterns : databaseThreads.usual
        guard !hasPattern || queue.operationCount < DatabaseThreads.patternLimit else {
            throw GatewayError.tooManySearches
        }
        return try await withCheckedThrowingContinuation { continuation in
            queue.addOperation {
                continuation.resume(with: Result { try body(database) })
            }
        }
    }
}
