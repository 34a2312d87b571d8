/// Tells where a training is and how long its stages took.
struct StageClock {
    private let report: @Sendable (TrainingProgress) -> Void
    private(set) var seconds: [String: Double] = [:]
    private var stage = TrainingStage.prepare
    private var direction: String?
    private var start = ContinuousClock.now

    init(_ report: @escaping @Sendable (TrainingProgress) -> Void) { self.report = report }

    /// Ends the stage before and begins another.
    mutating func begin(_ stage: TrainingStage, _ direction: String?) {
        end()
        self.stage = stage
        self.direction = direction
        report(TrainingProgress(stage: stage, direction: direction, fraction: 0, isResumed: false))
    }

    /// What reports progress of the current stage.
    var progress: @Sendable (Double) -> Void {
        { [report, stage, direction] fraction in
            report(TrainingProgress(stage: stage, direction: direction, fraction: fraction, isResumed: false))
        }
    }

    /// Notes that the current stage was there already.
    func resumed() { report(TrainingProgress(stage: stage, direction: direction, fraction: 1, isResumed: true)) }

    /// Ends the current stage.
    mutating func end() {
        let elapsed = start.duration(to: .now)
        let value = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        seconds[stage.rawValue + (direction.map { " " + $0 } ?? ""), default: 0] += value
        start = .now
    }
}
