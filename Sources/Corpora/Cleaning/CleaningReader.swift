/// What one step did over all records.
public struct CleaningTally: Hashable, Sendable {
    /// The step.
    public let step: String
    /// Records of which it changed a text.
    public internal(set) var changed = 0
    /// Records it left out.
    public internal(set) var dropped = 0
}

/// The records of another reader as the steps of a recipe leave them.
///
/// A record that the format refuses because a side is empty counts as left out by ``DropEmpty`` where the recipe has that
/// step.
public final class CleaningReader: RecordReader {
    /// What each step did, in order.
    public private(set) var tallies: [CleaningTally]
    /// Records that were read.
    public private(set) var records = 0
    private var base: any RecordReader
    private var steps: [any CleaningStep]
    private let context: CleaningContext
    private let engines: [String: String]

    /// Prepares the reading.
    ///
    /// - Parameters:
    ///   - base: Reader of the files.
    ///   - steps: What is done to each record, in order.
    ///   - context: What the steps may know.
    ///   - engines: Engines that made the texts of a language, by the language.
    public init(
        _ base: any RecordReader, steps: [any CleaningStep], context: CleaningContext, engines: [String: String] = [:]
    ) {
        self.base = base
        self.steps = steps
        self.context = context
        self.engines = engines
        tallies = steps.map { CleaningTally(step: type(of: $0).id) }
    }

    /// The next record that stays, or problem, or nil at the end.
    public func next() throws(CorpusFileError) -> RecordOutcome? {
        while let outcome = try base.next() {
            switch outcome {
            case .problem(let error):
                guard isEmptiness(error), let step = steps.firstIndex(where: { $0 is DropEmpty }) else {
                    return outcome
                }
                records += 1
                tallies[step].dropped += 1
            case .record(var record):
                records += 1
                guard clean(&record) else { continue }
                for index in record.variants.indices where record.variants[index].origin == nil {
                    guard let engine = engines[record.variants[index].language] else { continue }
                    record.variants[index].origin = .machine(engine: engine, model: "")
                }
                return .record(record)
            }
        }
        return nil
    }

    private func clean(_ record: inout CorpusRecord) -> Bool {
        for index in steps.indices {
            switch steps[index].apply(to: &record, context) {
            case .untouched: continue
            case .changed: tallies[index].changed += 1
            case .dropped:
                tallies[index].dropped += 1
                return false
            }
        }
        return true
    }

    private func isEmptiness(_ error: CorpusFileError) -> Bool {
        switch error.reason {
        case .noText, .emptyField: true
        default: false
        }
    }
}
