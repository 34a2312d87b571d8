/// Whom routing tells what happens, for counters and logs; never any text.
///
/// The closures are called on the tasks of requests: they must be quick.
public struct RoutingObserver: Sendable {
    /// A call ended: backend, `ok` or the code of its failure, time it took.
    public let attemptFinished: @Sendable (_ backend: String, _ outcome: String, _ duration: Duration) -> Void
    /// A breaker changed its state.
    public let breakerChanged: @Sendable (_ backend: String, _ state: CircuitBreaker.State) -> Void
    /// A second backend is asked because the first one is slow.
    public let hedgeStarted: @Sendable (_ backend: String) -> Void
    /// The second backend answered first.
    public let hedgeWon: @Sendable (_ backend: String) -> Void

    /// Creates an observer; what is left out is not told to anybody.
    public init(
        attemptFinished: @escaping @Sendable (String, String, Duration) -> Void = { _, _, _ in },
        breakerChanged: @escaping @Sendable (String, CircuitBreaker.State) -> Void = { _, _ in },
        hedgeStarted: @escaping @Sendable (String) -> Void = { _ in },
        hedgeWon: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.attemptFinished = attemptFinished
        self.breakerChanged = breakerChanged
        self.hedgeStarted = hedgeStarted
        self.hedgeWon = hedgeWon
    }

    /// Nobody.
    public static let none = RoutingObserver()
}
