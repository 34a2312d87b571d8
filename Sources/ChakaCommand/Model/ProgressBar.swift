import Foundation
import Synchronization
import Training

/// Shows the stages of a training on standard error: a bar on a terminal, one line a stage otherwise.
final class ProgressBar: Sendable {
    private struct State {
        var start = ContinuousClock.now
        var line = ""
        var done = 0.0
        var current = 0.0
    }

    private let state = Mutex(State())
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let total: Double

    /// A bar for a training of one or two directions.
    init(directions: Int) {
        let once: Set<TrainingStage> = [.prepare, .pieces, .align]
        total = TrainingStage.allCases.reduce(0) { $0 + $1.share * Double(once.contains($1) ? 1 : directions) }
    }

    /// Shows progress.
    func show(_ progress: TrainingProgress) {
        let label = [progress.stage.rawValue, progress.direction].compactMap { $0 }.joined(separator: " ")
        let text = state.withLock { state -> String? in
            if state.line != label {
                state.done += state.current
                state.line = label
                if !isTerminal { return "\(label)\(progress.isResumed ? " (resumed)" : "")\n" }
            }
            state.current = progress.stage.share
            guard isTerminal else { return progress.isResumed ? "\(label) (resumed)\n" : nil }
            let share = min(1, (state.done + progress.fraction * progress.stage.share) / total)
            let elapsed = state.start.duration(to: .now).components.seconds
            let left = share > 0.02 ? Int(Double(elapsed) * (1 - share) / share) : nil
            let filled = Int(share * 30)
            let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
            let rest = left.map { Messages.current.secondsLeft($0) } ?? ""
            return "\r\u{1B}[K\(bar) \(Int(share * 100)) % \(label) \(rest)"
        }
        if let text { FileHandle.standardError.write(Data(text.utf8)) }
    }

    /// Ends the line.
    func finish() { if isTerminal { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) } }
}
