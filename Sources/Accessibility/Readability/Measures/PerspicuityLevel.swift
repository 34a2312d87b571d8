/// Grades of the INFLESZ scale for Szigriszt-Pazos' perspicuity.
///
/// Source: Barrio-Cantalejo, Simón-Lorda, Melguizo, Escalona, Marijuán, Hernando (2008), "Validación de la Escala
/// INFLESZ para evaluar la legibilidad de los textos dirigidos a pacientes". A limit belongs to the easier grade.
public enum PerspicuityLevel: String, Hashable, Sendable, CaseIterable, Comparable {
    /// Below 40: university, science.
    case veryHard = "very-hard"
    /// 40 to 55: secondary school, popular science, specialised press.
    case somewhatHard = "somewhat-hard"
    /// 55 to 65: general press, sports press.
    case normal
    /// 65 to 80: primary school, gossip magazines, popular novels.
    case fairlyEasy = "fairly-easy"
    /// 80 and more: primary school, comics.
    case veryEasy = "very-easy"

    /// The grade of a perspicuity.
    public init(perspicuity: Double) {
        switch perspicuity {
        case ..<40: self = .veryHard
        case ..<55: self = .somewhatHard
        case ..<65: self = .normal
        case ..<80: self = .fairlyEasy
        default: self = .veryEasy
        }
    }

    /// Name of the grade on the INFLESZ scale, in Spanish.
    public var spanishName: String {
        switch self {
        case .veryHard: "muy difícil"
        case .somewhatHard: "algo difícil"
        case .normal: "normal"
        case .fairlyEasy: "bastante fácil"
        case .veryEasy: "muy fácil"
        }
    }

    /// Orders from hard to easy.
    public static func < (left: PerspicuityLevel, right: PerspicuityLevel) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .veryHard: 0
        case .somewhatHard: 1
        case .normal: 2
        case .fairlyEasy: 3
        case .veryEasy: 4
        }
    }
}
