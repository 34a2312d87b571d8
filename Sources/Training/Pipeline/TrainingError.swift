/// Why a training cannot begin or go on.
public enum TrainingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// No pair is left to learn from.
    case nothingToLearn(read: Int)
    /// The output folder exists and holds something else than this training's result.
    case outputExists(path: String)
    /// Another training works in the same folder.
    case busy(path: String)
    /// A file cannot be written; `reason` is the system's message.
    case unwritable(path: String, reason: String)
    /// The estimate of the memory needed is above the bound, both in megabytes.
    case memory(needed: Int, bound: Int)
    /// More corpora than features for them.
    case tooManyCorpora(count: Int, most: Int)
    /// The varieties of a corpus are not those of the model and cannot be converted.
    case wrongVariety(corpus: String, variety: String, wanted: String)

    /// Stable identifier for API, logs and metrics.
    public var code: String {
        switch self {
        case .nothingToLearn: "training.nothing-to-learn"
        case .outputExists: "training.output-exists"
        case .busy: "training.busy"
        case .unwritable: "training.unwritable"
        case .memory: "training.memory"
        case .tooManyCorpora: "training.too-many-corpora"
        case .wrongVariety: "training.wrong-variety"
        }
    }

    /// One line for a person: the place and the reason.
    public var description: String {
        switch self {
        case .nothingToLearn(let read): "none of the \(read) pairs is left to learn from"
        case .outputExists(let path): "\(path): exists; choose another folder or remove it"
        case .busy(let path): "\(path): another training works here"
        case .unwritable(let path, let reason): "\(path): cannot be written: \(reason)"
        case .memory(let needed, let bound):
            "the training needs about \(needed) MB, more than the \(bound) MB allowed; use fewer pieces or pairs"
        case .tooManyCorpora(let count, let most): "\(count) corpora, at most \(most) have a feature of their own"
        case .wrongVariety(let corpus, let variety, let wanted):
            "\(corpus): \(variety) is not \(wanted), and no rules convert it"
        }
    }
}
