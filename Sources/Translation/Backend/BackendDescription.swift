public import TextProcessing

/// What a backend is and does, declared once; the planner reads nothing else.
public struct BackendDescription: Hashable, Sendable {
    /// Where a text goes when this backend translates it.
    public enum Locality: String, Hashable, Sendable {
        /// Inside this process.
        case inProcess = "in-process"
        /// A child process of this machine.
        case localProcess = "local-process"
        /// A service on this machine's loopback or in the operator's own network, as the operator declares.
        case localNetwork = "local-network"
        /// A service of somebody else.
        case external
    }

    /// How a backend finds its answers.
    public enum Method: String, Hashable, Sendable {
        /// Stored human translations.
        case memory
        /// Hand-written rules and dictionaries.
        case rules
        /// Word by word through a dictionary.
        case dictionary
        /// Phrases learned from translated text.
        case phrase
        /// Spelling and endings of one variety made into those of another.
        case conversion
        /// A neural network, of whatever kind.
        case neural
        /// The routes of another gateway.
        case gateway
    }

    /// One direction with its declared quality.
    public struct Direction: Hashable, Sendable {
        /// Variety translated from and into.
        public let pair: LanguagePair
        /// Expected quality of an answer in `0...1`; orders routes and is the ceiling of a segment's quality signal.
        public let quality: Double
        /// Identifier of the trained model that answers; nil for engines without models.
        public let model: String?
        /// Scores measured when the model was trained, by name.
        public let scores: [String: Double]

        /// Creates a direction.
        public init(_ pair: LanguagePair, quality: Double, model: String? = nil, scores: [String: Double] = [:]) {
            self.pair = pair
            self.quality = quality
            self.model = model
            self.scores = scores
        }
    }

    /// Stable identifier: route leg, metric label, configuration key.
    public let id: String
    /// How it finds its answers.
    public let method: Method
    /// Where the text goes.
    public let locality: Locality
    /// What it translates.
    public let directions: [Direction]
    /// Price of a million characters in US dollars; 0 for what runs here.
    public let costPerMillionCharacters: Double
    /// Whether an answer of it may be one leg of an indirect route; a memory's may not.
    public let canPivot: Bool
    /// Whether its answers are machine translation that readers must be told of.
    public let isMachineTranslation: Bool
    /// Licence of the engine's data or weights.
    public let licence: String
    /// Most calls under way at once; the deployment's default when nil.
    public let maximumConcurrency: Int?

    /// Creates a description.
    public init(
        id: String, method: Method, locality: Locality, directions: [Direction], costPerMillionCharacters: Double = 0,
        canPivot: Bool = true, isMachineTranslation: Bool = true, licence: String,
        maximumConcurrency: Int? = nil
    ) {
        self.id = id
        self.method = method
        self.locality = locality
        self.directions = directions
        self.costPerMillionCharacters = costPerMillionCharacters
        self.canPivot = canPivot
        self.isMachineTranslation = isMachineTranslation
        self.licence = licence
        self.maximumConcurrency = maximumConcurrency
    }

    /// Whether the licence names non-commercial use: `CC-BY-NC-4.0`, `CC BY-NC-SA`, `non-commercial`.
    public var isNonCommercial: Bool {
        let words = licence.lowercased().split { !$0.isLetter }
        return words.contains { $0 == "nc" || $0 == "noncommercial" }
            || zip(words, words.dropFirst()).contains { $0 == "non" && $1 == "commercial" }
    }

    /// Declared quality of a direction, or nil when the backend does not translate it.
    public func quality(of pair: LanguagePair) -> Double? {
        directions.first { $0.pair == pair }?.quality
    }

    /// Identifier of the trained model of a direction, or nil when there is none.
    public func model(of pair: LanguagePair) -> String? {
        directions.first { $0.pair == pair }?.model
    }
}
