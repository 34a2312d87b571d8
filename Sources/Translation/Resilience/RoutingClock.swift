/// The clock of routing: instants of the continuous clock, so that tests can bring a clock they move by hand.
public struct RoutingClock: Sendable {
    private let present: @Sendable () -> ContinuousClock.Instant
    private let wait: @Sendable (ContinuousClock.Instant) async throws -> Void

    /// Creates a clock over another one with the same instants.
    public init<C: Clock>(_ clock: C) where C.Instant == ContinuousClock.Instant {
        present = { clock.now }
        wait = { try await clock.sleep(until: $0, tolerance: nil) }
    }

    /// The clock of the machine.
    public static let continuous = RoutingClock(ContinuousClock())

    /// The present.
    public var now: ContinuousClock.Instant { present() }

    /// Waits until an instant.
    ///
    /// - Parameter instant: When to go on.
    /// - Throws: `CancellationError` when the task is cancelled before.
    public func sleep(until instant: ContinuousClock.Instant) async throws { try await wait(instant) }
}
