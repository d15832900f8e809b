import PhonePanel from './PhonePanel';

export default function PhonePage() {
  return (
    <div className="page-fill">
      <PhonePanel />
    </div>
  );
}
