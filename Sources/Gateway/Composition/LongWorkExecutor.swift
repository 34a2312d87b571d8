import Dispatch

/// Runs tasks that work for long on threads of their own.
///
/// The server runs tasks on its event loops, and an event loop that always has work reads no other request.
final class LongWorkExecutor: TaskExecutor {
    static let shared = LongWorkExecutor()

    private let queue = DispatchQueue(label: "chaka.long-work", attributes: .concurrent)

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
