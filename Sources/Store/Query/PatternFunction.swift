import GRDB
import Synchronization
import TextProcessing

/// The regular expression of one query as a function of SQL, which may match for a limited time.
final class PatternFunction: Sendable {
    static let name = "chaka_matches"

    /// For the matching of all texts together; a text alone is limited by ``RegularExpression``.
    static let timeLimit: Duration = .seconds(10)

    private struct State {
        let expression: RegularExpression
        var spent: Duration = .zero
        var failure: UnitQueryError?
    }

    private let pattern: String
    private let state: Mutex<State>

    init(_ pattern: String) throws {
        self.pattern = pattern
        do { state = Mutex(State(expression: try RegularExpression(pattern))) } catch {
            throw UnitQueryError(offset: 0, reason: .invalidPattern(pattern))
        }
    }

    /// Why the last call failed: what SQLite passes on is only a text.
    var failure: UnitQueryError? { state.withLock { $0.failure } }

    var function: DatabaseFunction {
        DatabaseFunction(Self.name, argumentCount: 1, pure: true) { values in
            guard let text = values.first.flatMap({ String.fromDatabaseValue($0) }) else { return false }
            return try self.matches(text)
        }
    }

    private func matches(_ text: String) throws(UnitQueryError) -> Bool {
        try state.withLock { state throws(UnitQueryError) in
            let start = ContinuousClock.now
            do {
                let isFound = try state.expression.matches(in: text)
                state.spent += ContinuousClock.now - start
                if state.spent < Self.timeLimit { return isFound }
            } catch {
                // Both ways of taking too long end below.
            }
            let failure = UnitQueryError(offset: 0, reason: .patternTimeout(pattern))
            state.failure = failure
            throw failure
        }
    }
}
