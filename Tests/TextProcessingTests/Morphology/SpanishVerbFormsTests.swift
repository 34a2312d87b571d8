import Testing
import TextProcessing

/// Paradigms as the Real Academia publishes them (Diccionario de la lengua española, conjugation tables).
struct SpanishVerbFormsTests {
    /// Six forms a tense, in the order 1 2 3 singular, 1 2 3 plural, with the second plural of America.
    @Test(
        "conjugates",
        arguments: [
            ("hablar", VerbFeatures.Tense.present, "hablo hablas habla hablamos hablan hablan"),
            ("hablar", .past, "hablé hablaste habló hablamos hablaron hablaron"),
            ("hablar", .imperfect, "hablaba hablabas hablaba hablábamos hablaban hablaban"),
            ("hablar", .future, "hablaré hablarás hablará hablaremos hablarán hablarán"),
            ("hablar", .conditional, "hablaría hablarías hablaría hablaríamos hablarían hablarían"),
            ("hablar", .subjunctive, "hable hables hable hablemos hablen hablen"),
            ("comer", .present, "como comes come comemos comen comen"),
            ("comer", .past, "comí comiste comió comimos comieron comieron"),
            ("comer", .imperfect, "comía comías comía comíamos comían comían"),
            ("vivir", .present, "vivo vives vive vivimos viven viven"),
            ("vivir", .subjunctive, "viva vivas viva vivamos vivan vivan"),
            ("ser", .present, "soy eres es somos son son"),
            ("ser", .imperfect, "era eras era éramos eran eran"),
            ("ir", .present, "voy vas va vamos van van"),
            ("ir", .past, "fui fuiste fue fuimos fueron fueron"),
            ("estar", .past, "estuve estuviste estuvo estuvimos estuvieron estuvieron"),
            ("tener", .present, "tengo tienes tiene tenemos tienen tienen"),
            ("tener", .past, "tuve tuviste tuvo tuvimos tuvieron tuvieron"),
            ("tener", .future, "tendré tendrás tendrá tendremos tendrán tendrán"),
            ("tener", .subjunctive, "tenga tengas tenga tengamos tengan tengan"),
            ("poder", .present, "puedo puedes puede podemos pueden pueden"),
            ("poder", .conditional, "podría podrías podría podríamos podrían podrían"),
            ("pedir", .present, "pido pides pide pedimos piden piden"),
            ("pedir", .past, "pedí pediste pidió pedimos pidieron pidieron"),
            ("pedir", .subjunctive, "pida pidas pida pidamos pidan pidan"),
            ("dormir", .past, "dormí dormiste durmió dormimos durmieron durmieron"),
            ("dormir", .subjunctive, "duerma duermas duerma durmamos duerman duerman"),
            ("pagar", .subjunctive, "pague pagues pague paguemos paguen paguen"),
            ("buscar", .past, "busqué buscaste buscó buscamos buscaron buscaron"),
            ("empezar", .subjunctive, "empiece empieces empiece empecemos empiecen empiecen"),
            ("recoger", .present, "recojo recoges recoge recogemos recogen recogen"),
            ("conocer", .present, "conozco conoces conoce conocemos conocen conocen"),
            ("construir", .present, "construyo construyes construye construimos construyen construyen"),
            ("construir", .past, "construí construiste construyó construimos construyeron construyeron"),
            ("leer", .past, "leí leíste leyó leímos leyeron leyeron"),
            ("caer", .present, "caigo caes cae caemos caen caen"),
            ("oír", .present, "oigo oyes oye oímos oyen oyen"),
            ("decir", .past, "dije dijiste dijo dijimos dijeron dijeron"),
            ("hacer", .present, "hago haces hace hacemos hacen hacen"),
            ("seguir", .present, "sigo sigues sigue seguimos siguen siguen"),
            ("elegir", .subjunctive, "elija elijas elija elijamos elijan elijan"),
            ("enviar", .present, "envío envías envía enviamos envían envían"),
            ("reír", .present, "río ríes ríe reímos ríen ríen"),
            ("jugar", .subjunctive, "juegue juegues juegue juguemos jueguen jueguen"),
            ("mantener", .present, "mantengo mantienes mantiene mantenemos mantienen mantienen"),
            ("proponer", .past, "propuse propusiste propuso propusimos propusieron propusieron"),
            ("producir", .past, "produje produjiste produjo produjimos produjeron produjeron"),
            ("continuar", .present, "continúo continúas continúa continuamos continúan continúan"),
            ("prohibir", .present, "prohíbo prohíbes prohíbe prohibimos prohíben prohíben"),
            ("corregir", .present, "corrijo corriges corrige corregimos corrigen corrigen"),
            ("sugerir", .past, "sugerí sugeriste sugirió sugerimos sugirieron sugirieron"),
            ("oler", .present, "huelo hueles huele olemos huelen huelen"),
        ])
    func finite(infinitive: String, tense: VerbFeatures.Tense, forms: String) {
        let spoken = [(1, false), (2, false), (3, false), (1, true), (2, true), (3, true)].map { person, isPlural in
            SpanishVerbForms.form(
                of: infinitive,
                VerbFeatures(tense: tense, person: VerbFeatures.Person(rawValue: person) ?? .third, isPlural: isPlural))
        }
        #expect(spoken.joined(separator: " ") == forms)
    }

    @Test(
        "has the forms without person",
        arguments: [
            ("hablar", "hablando", "hablado"), ("leer", "leyendo", "leído"), ("pedir", "pidiendo", "pedido"),
            ("decir", "diciendo", "dicho"), ("hacer", "haciendo", "hecho"), ("escribir", "escribiendo", "escrito"),
            ("ir", "yendo", "ido"), ("morir", "muriendo", "muerto"), ("oír", "oyendo", "oído"),
            ("seguir", "siguiendo", "seguido"), ("construir", "construyendo", "construido"),
            ("describir", "describiendo", "descrito"), ("devolver", "devolviendo", "devuelto"),
            ("componer", "componiendo", "compuesto"),
        ])
    func impersonal(infinitive: String, gerund: String, participle: String) {
        #expect(SpanishVerbForms.form(of: infinitive, VerbFeatures(tense: .gerund)) == gerund)
        #expect(SpanishVerbForms.form(of: infinitive, VerbFeatures(tense: .participle)) == participle)
    }

    @Test(
        "puts accents where pronouns follow",
        arguments: [
            ("diga", "me", "dígame"), ("espere", "nos", "espérenos"), ("pagar", "lo", "pagarlo"),
            ("cuide", "lo", "cuídelo"), ("haciendo", "lo", "haciéndolo"), ("dé", "me", "deme"),
        ])
    func clitics(form: String, clitic: String, whole: String) {
        #expect(SpanishVerbForms.withClitic(form, clitic) == whole)
    }

    @Test(
        "forms plurals and tells gender",
        arguments: [
            ("casa", "casas", true), ("ley", "leyes", true), ("luz", "luces", true), ("atención", "atenciones", true),
            ("lunes", "lunes", false), ("mes", "meses", false), ("árbol", "árboles", false),
            ("problema", "problemas", false),
            ("mano", "manos", true), ("día", "días", false), ("ciudad", "ciudades", true), ("avión", "aviones", false),
            ("país", "países", false), ("ají", "ajíes", false),
        ])
    func nouns(singular: String, plural: String, isFeminine: Bool) {
        #expect(SpanishNoun.plural(of: singular) == plural)
        #expect(SpanishNoun.isFeminine(singular) == isFeminine)
    }
}
