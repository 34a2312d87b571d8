import Foundation
import Synchronization

/// Whether the person asked to stop, with Ctrl-C or a termination signal.
struct Interruption: Sendable {
    private static let flag = Atomic<Bool>(false)

    /// Takes the two signals from here on.
    init() {
        // The flag is made before a handler can run: making it there would not be safe.
        Self.flag.store(false, ordering: .relaxed)
        for number in [SIGINT, SIGTERM] {
            signal(number) { _ in Interruption.flag.store(true, ordering: .relaxed) }
        }
    }

    /// Whether it was asked.
    var isRequested: Bool { Self.flag.load(ordering: .relaxed) }
}
