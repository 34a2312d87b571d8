public import TextProcessing

/// What a worker runs, what it translates, and how patient its supervisor is.
public struct WorkerConfiguration: Sendable {
    /// One direction that the worker is asked for.
    public struct Direction: Hashable, Sendable {
        /// Variety translated from and into.
        public var pair: LanguagePair
        /// Expected quality of an answer in `0...1`.
        public var quality: Double

        /// Creates a direction.
        public init(_ pair: LanguagePair, quality: Double) {
            self.pair = pair
            self.quality = quality
        }
    }

    /// Identifier of the backend in routes and configuration.
    public var id: String
    /// Absolute path of the program.
    public var command: String
    /// Arguments without the program's own name.
    public var arguments: [String]
    /// Names of the variables that the program is given from this process's environment; no other passes.
    public var inheritedVariables = ["PATH", "LANG", "LC_ALL", "TMPDIR"]
    /// Variables that the program is given besides, by name.
    public var variables: [String: String] = [:]
    /// Folder the program works in; nil means that of this process.
    public var workingDirectory: String?
    /// The directions that are asked for.
    public var directions: [Direction]
    /// The worker's own code of each variety; without an entry it is the variety's tag.
    public var languageCodes: [LanguageVariety: String] = [:]
    /// Licence of the weights, as it is disclosed.
    public var licence: String
    /// Whether the weights may be used for non-commercial purposes only.
    public var isNonCommercial = false
    /// Whether the worker's score of an answer counts as its confidence; a score is rarely calibrated.
    public var trustsScores = false
    /// Most segments of a batch.
    public var batchSegments = 32
    /// Most Unicode scalars of a batch with more than one segment.
    public var batchCharacters = 4_000
    /// Longest segment, in UTF-8 bytes; longer ones are refused unsent.
    public var maximumSegmentBytes = 8_192
    /// Batches at the worker at a time: one being translated and those that wait in its pipe.
    public var batchesInFlight = 2
    /// Other translations that the worker is asked for with each segment.
    public var alternatives = 0
    /// Longest line that is read, in bytes; a longer one is skipped up to its end.
    public var maximumLineBytes = 1_048_576
    /// Most private memory of the program, in bytes; nil means no limit.
    public var memoryLimitBytes: UInt64?
    /// Time from the start of the program to its greeting.
    public var startUpLimit = Duration.seconds(120)
    /// Time after the deadline of its work at which a silent worker is killed.
    public var overdueSilence = Duration.seconds(5)
    /// Silence after which a worker with work is killed whatever the deadlines.
    public var maximumSilence = Duration.seconds(120)
    /// Time in which an idle worker must answer a ping.
    public var pingLimit = Duration.seconds(2)
    /// Pause before the first restart; it doubles with each end in a row without an answer.
    public var minimumRestartPause = Duration.milliseconds(200)
    /// Longest pause before a restart.
    public var maximumRestartPause = Duration.seconds(30)
    /// Ends in a row without an answer after which nothing is started any more until somebody asks for it.
    public var hopelessFailures = 6
    /// Seed of the jitter of the pauses; nil means another one in each process.
    public var jitterSeed: UInt64?
    /// Time after the order to shut down until the group is sent SIGTERM.
    public var shutDownLimit = Duration.seconds(5)
    /// Time after SIGTERM until the group is killed.
    public var terminationLimit = Duration.seconds(2)

    /// Creates the configuration of a worker.
    public init(
        id: String, command: String, arguments: [String] = [], directions: [Direction], licence: String
    ) {
        self.id = id
        self.command = command
        self.arguments = arguments
        self.directions = directions
        self.licence = licence
    }

    /// The worker's own code of a variety.
    func code(of variety: LanguageVariety) -> String { languageCodes[variety] ?? variety.tag }

    /// The variables of the program as `NAME=value`, in the order of their names.
    func environment(inheritedFrom parent: [String: String]) -> [String] {
        let inherited = parent.filter { inheritedVariables.contains($0.key) }
        return inherited.merging(variables) { $1 }.map { "\($0.key)=\($0.value)" }.sorted()
    }

    /// What makes the configuration unusable, or nil.
    var fault: String? {
        if id.isEmpty { return "the worker has no name" }
        if !command.hasPrefix("/") { return "the command of a worker is an absolute path" }
        if directions.isEmpty { return "a worker translates at least one direction" }
        if directions.contains(where: { !(0...1).contains($0.quality) }) { return "a quality lies in 0...1" }
        if Set(directions.map(\.pair)).count < directions.count { return "a direction stands twice" }
        if min(batchSegments, batchCharacters, maximumSegmentBytes, batchesInFlight, hopelessFailures) < 1 {
            return "the limits of a worker are at least 1"
        }
        if maximumLineBytes < 1024 { return "a worker's lines may have at least 1024 bytes" }
        if minimumRestartPause < .zero || maximumRestartPause < minimumRestartPause {
            return "the longest pause of a restart is at least the shortest"
        }
        return nil
    }
}
