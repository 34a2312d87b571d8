import Foundation
public import Store

/// Threads on which calls to the database wait.
///
/// A few are enough: one writes, the database has few readers, and a slow search must not take all of the machine.
private let databaseThreads: OperationQueue = {
    let queue = OperationQueue()
    queue.name = "chaka.database"
    queue.maxConcurrentOperationCount = 4
    return queue
}()

extension GatewayServices {
    /// Asks the database on a thread that may wait, since the caller's may be an event loop.
    ///
    /// - Parameter body: Calls that block.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws.
    public func withDatabase<Value: Sendable>(
        _ body: @escaping @Sendable (GatewayDatabase) throws -> Value
    ) async throws -> Value {
        let database = database
        return try await withCheckedThrowingContinuation { continuation in
            databaseThreads.addOperation {
                continuation.resume(with: Result { try body(database) })
            }
        }
    }
}
