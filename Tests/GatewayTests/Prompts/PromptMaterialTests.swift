import Backends
import Corpora
import Store
import TestModels
import Testing
import TextProcessing
import Translation

@testable import Gateway

struct PromptMaterialTests {
    private static let pair = RemotePair(source: "es", target: "quy")
    private static let finder = Result {
        PersonalDataFinder(gazetteer: try NameGazetteer(directory: TinyBundle.root + "/lexicons/names"))
    }

    private static func unit(
        _ key: String, _ spanish: String, _ chanka: String, state: VariantState = .reviewed,
        licence: String = "CC BY 4.0", terms: [String] = [], consent: String? = nil
    ) -> TranslationUnit {
        TranslationUnit(
            sourceID: "s", key: key,
            description: UnitDescription(domain: "health", licence: licence, terms: terms, consent: consent),
            variants: [
                Variant(variety: .spanish, text: spanish, origin: .human, state: state),
                Variant(variety: .chankaQuechua, text: chanka, origin: .human, state: state),
            ])
    }

    private static func material(
        _ units: [TranslationUnit], lexicon: [LexiconEntry] = []
    ) throws -> (material: PromptMaterial, database: GatewayDatabase) {
        let database = try GatewayDatabase.inMemory(now: { 1 })
        try database.upsertUnits(units, by: "a", reason: "r")
        return (
            PromptMaterial(index: database.index, lexicon: lexicon, finder: try Self.finder.get()), database
        )
    }

    private static func entry(_ spanish: [String], _ chanka: String, _ flags: [String] = []) -> LexiconEntry {
        LexiconEntry(
            id: spanish[0], partOfSpeech: "noun", domain: "d",
            forms: spanish.map { LexiconForm(variety: .spanish, text: $0) } + [
                LexiconForm(variety: .chankaQuechua, text: chanka)
            ], flags: flags)
    }

    private static func context(
        _ texts: [String], _ material: PromptMaterial, pair: RemotePair = pair
    ) -> ChatContext {
        material.context(texts.map { SegmentInput(text: $0) }, pair)
    }

    @Test("examples are the nearest reviewed units, each once, for the segments together")
    func nearest() throws {
        let (material, _) = try Self.material([
            Self.unit("1", "Lleve su documento a la posta de salud.", "Uno"),
            Self.unit("2", "Lleve su documento a la municipalidad.", "Dos"),
            Self.unit("3", "El agua del río está muy fría.", "Tres"),
            Self.unit("4", "El agua está fría hoy.", "Cuatro"),
            Self.unit("5", "Nadie canta esta canción aquí.", "Cinco"),
        ])
        let context = Self.context(
            ["Lleve su documento a la posta.", "¡El AGUA está fría!", "Lleve su documento a la posta."], material)
        #expect(context.examples.map(\.target) == ["Cuatro", "Uno", "Dos", "Tres"])
        #expect(context.terms.isEmpty)
        #expect(Self.context(["Otra cosa."], material).examples.isEmpty)
        #expect(Self.context([], material) == .empty && Self.context([""], material) == .empty)
    }

    @Test("at most five examples and twenty terms, and neither above its bytes")
    func limits() throws {
        let letters = "abcdefghijklmnopqrstuvwxyz".map(String.init)
        let units =
            letters.map { Self.unit("e\($0)", "El agua del pozo \($0) está limpia.", "yaku \($0)") }
            + letters.map { Self.unit("t\($0)", "zorro \($0)", "atuq \($0)") }
        let context = Self.context(
            ["El agua del pozo está limpia." + letters.map { " zorro \($0)" }.joined()], try Self.material(units).0)
        #expect(context.terms.count == 20)
        #expect(context.terms.prefix(2).map(\.target) == ["atuq a", "atuq b"])
        let plain = Self.context(["El agua del pozo está limpia."], try Self.material(units).0)
        #expect(plain.examples.count == 5)
        let long = (0..<5).map {
            Self.unit("\($0)", "El agua \($0) está limpia.", String(repeating: "yaku ", count: 70) + "\($0)")
        }
        let bounded = Self.context(["El agua está limpia."], try Self.material(long).0)
        // 23 and 351 bytes each: four are 1,496.
        #expect(bounded.examples.count == 4)
        let huge = [Self.unit("h", "El agua está muy limpia.", String(repeating: "yaku ", count: 100))]
        #expect(Self.context(["El agua está limpia."], try Self.material(huge).0).examples.isEmpty)
    }

    @Test(
        "what nobody reviewed, may not leave, or holds personal data is no example",
        arguments: [
            Self.unit("u", "El agua está limpia hoy.", "Yaku", state: .unreviewed),
            Self.unit("u", "El agua está limpia hoy.", "Yaku", state: .rejected),
            Self.unit("u", "El agua está limpia hoy.", "Yaku", licence: "unstated"),
            Self.unit("u", "El agua está limpia hoy.", "Yaku", licence: "CC-BY-NC-4.0"),
            Self.unit("u", "El agua está limpia hoy.", "Yaku", licence: "of the ministry"),
            Self.unit("u", "El agua está limpia hoy.", "Yaku", terms: ["TK Attribution"]),
            Self.unit("u", "El agua está limpia hoy.", "Yaku", consent: "oral, 2026"),
            Self.unit("u", "El agua está limpia, Juan Quispe.", "Yaku"),
            Self.unit("u", "El agua está limpia hoy.", "Yaku, 987654321"),
            Self.unit("u", "El agua está limpia {P1}.", "Yaku {P1}"),
            Self.unit("u", "El agua\nestá limpia hoy.", "Yaku"),
        ])
    func kept(unit: TranslationUnit) throws {
        let good = Self.unit("good", "El agua está muy limpia.", "Chuya yaku")
        let context = Self.context(["El agua está limpia hoy."], try Self.material([unit, good]).0)
        #expect(context.examples == [ChatPair(source: "El agua está muy limpia.", target: "Chuya yaku")])
    }

    @Test("terms are short reviewed units, then names and terms of several words of the lexicon, the longest first")
    func terms() throws {
        let (material, _) = try Self.material(
            [Self.unit("1", "Posta de salud", "Hampina wasi"), Self.unit("2", "Gracias.", "Añay")],
            lexicon: [
                Self.entry(["documento", "documento de identidad"], "DNI"), Self.entry(["agua"], "yaku"),
                Self.entry(["posta de salud"], "posta"), Self.entry(["RENIEC"], "RENIEC", ["quy:name"]),
            ])
        let context = Self.context(
            ["Lleve su Documento de Identidad y agua a la posta  de salud, o a RENIEC. Gracias."], material)
        #expect(
            context.terms == [
                ChatPair(source: "documento de identidad", target: "DNI"),
                ChatPair(source: "Posta de salud", target: "Hampina wasi"),
                ChatPair(source: "RENIEC", target: "RENIEC"),
            ])
        let back = Self.context(["Posta hampina wasi"], material, pair: RemotePair(source: "quy", target: "es"))
        #expect(back.terms == [ChatPair(source: "Hampina wasi", target: "Posta de salud")])
    }

    @Test("what is withdrawn or added is followed at once")
    func following() throws {
        let unit = Self.unit("1", "El agua está muy limpia.", "Chuya yaku")
        let (material, database) = try Self.material([])
        #expect(Self.context(["El agua está limpia."], material).examples.isEmpty)
        try database.upsertUnits([unit], by: "a", reason: "r")
        #expect(Self.context(["El agua está limpia."], material).examples.count == 1)
        try database.withdraw([unit.id], by: "a", reason: "r")
        #expect(Self.context(["El agua está limpia."], material).examples.isEmpty)
    }

    @Test("codes that are the service's own name no variety", arguments: ["qu_PE", "quechua", "spa", ""])
    func ownCodes(code: String) throws {
        let (material, _) = try Self.material([Self.unit("1", "El agua está muy limpia.", "Chuya yaku")])
        let context = Self.context(
            ["El agua está limpia."], material, pair: RemotePair(source: "es", target: code))
        #expect(context == .empty)
    }
}
