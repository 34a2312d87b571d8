import Dispatch
import Synchronization

/// Maps numbers to values on several threads; the result does not depend on how many.
enum ParallelMap {
    /// The values for `0..<count`, in order.
    static func map<Value: Sendable>(
        count: Int, threads: Int, chunk: Int = 16, _ transform: @escaping @Sendable (Int) -> Value
    ) -> [Value] {
        let chunks = (count + chunk - 1) / chunk
        let next = Atomic<Int>(0)
        let results = Mutex<[[Value]]>([[Value]](repeating: [], count: chunks))
        DispatchQueue.concurrentPerform(iterations: max(1, min(threads, chunks))) { _ in
            while true {
                let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard number < chunks else { return }
                let values = (number * chunk..<min(count, (number + 1) * chunk)).map(transform)
                results.withLock { $0[number] = values }
            }
        }
        return results.withLock { $0.flatMap { $0 } }
    }
}
