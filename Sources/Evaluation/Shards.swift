import Dispatch
import Synchronization

/// Work on many items by all cores, with results in the order of the items whatever the number of cores.
enum Shards {
    /// One result for each of the numbers from 0.
    static func map<Result: Sendable>(
        _ count: Int, size: Int = 256, _ body: @Sendable (Int) -> Result
    ) -> [Result] {
        let chunks = (count + size - 1) / size
        let results = Mutex([[Result]](repeating: [], count: chunks))
        DispatchQueue.concurrentPerform(iterations: chunks) { chunk in
            let made = (chunk * size..<min(count, (chunk + 1) * size)).map(body)
            results.withLock { $0[chunk] = made }
        }
        return results.withLock { $0.flatMap { $0 } }
    }
}
