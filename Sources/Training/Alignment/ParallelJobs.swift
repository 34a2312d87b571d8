import Dispatch
import Synchronization

/// Independent pieces of work, done by a bounded number of threads.
enum ParallelJobs {
    /// Calls `body` once for each index; returns when all calls have returned.
    ///
    /// - Parameters:
    ///   - count: Number of pieces.
    ///   - threads: Most calls at the same time.
    ///   - body: The work; what it writes must not be touched by another index.
    static func run(count: Int, threads: Int, _ body: (Int) -> Void) {
        guard threads > 1, count > 1 else {
            for index in 0..<count { body(index) }
            return
        }
        let next = Atomic<Int>(0)
        // Safe: all calls end before this function returns, `next` gives each index to one call, and by the contract of
        // `body` calls of different indices share nothing that one of them writes.
        nonisolated(unsafe) let body = body
        DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
            while true {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < count else { return }
                body(index)
            }
        }
    }

    /// Collects what `body` returns, in the order of the indices.
    static func map<Value>(count: Int, threads: Int, _ body: (Int) -> Value) -> [Value] {
        [Value](unsafeUninitializedCapacity: count) { buffer, initialized in
            guard let base = buffer.baseAddress else { return }
            run(count: count, threads: threads) { index in (base + index).initialize(to: body(index)) }
            initialized = count
        }
    }
}
